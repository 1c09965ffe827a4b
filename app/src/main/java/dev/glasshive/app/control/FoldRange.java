package dev.glasshive.app.control;

/// Lines that can be folded away: those after `first`, up to and including `last`, counted from 0.
public record FoldRange(int first, int last) {}
