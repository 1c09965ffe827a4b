package dev.glasshive.vm;

/// Where a machine stands.
public enum Status {
    /// There is a next instruction.
    RUNNING,
    /// The program left with exit.
    FINISHED,
    /// The program did what it must not.
    TRAPPED
}
