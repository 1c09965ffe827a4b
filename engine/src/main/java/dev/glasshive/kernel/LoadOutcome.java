package dev.glasshive.kernel;

/// What the kernel answered to a program.
public sealed interface LoadOutcome permits LoadOutcome.Refused, Loaded {
    /// What the verifier printed; empty at log level 0.
    String log();

    /// The kernel did not take the program, one of its maps, or a program that it calls.
    ///
    /// @param errno the error number of bpf(2), or 0 where the kernel was not asked
    /// @param message one line: the verifier's own words where there are any
    record Refused(int errno, String message, String log) implements LoadOutcome {}
}
