package dev.glasshive.app.control;

/// A change of a text: what stands from `start` up to `end` becomes `text`.
public record TextEdit(int start, int end, String text) {}
