package dev.glasshive.app.control;

/// A part of a text, from `start` up to `end`.
public record Stretch(int start, int end) {}
