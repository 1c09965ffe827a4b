package dev.glasshive.lesson;

/// Something to do that ticks itself as soon as its check holds.
public record Task(Prose text, Check check) {}
