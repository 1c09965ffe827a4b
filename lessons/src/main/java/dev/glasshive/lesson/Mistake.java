package dev.glasshive.lesson;

/// A typical wrong program. A learner's program that behaves as this one does on every input gets its reason.
public record Mistake(ProgramText program, Reason reason) {}
