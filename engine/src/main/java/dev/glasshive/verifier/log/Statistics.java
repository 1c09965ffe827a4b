package dev.glasshive.verifier.log;

/// The last line of a log; -1 for a number that a kernel does not print.
public record Statistics(long processed, long limit, long maxStatesPerInstruction, long totalStates, long peakStates, long markRead) {}
