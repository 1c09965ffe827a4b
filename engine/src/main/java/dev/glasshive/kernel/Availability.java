package dev.glasshive.kernel;

/// Whether the kernel of this machine can be asked.
public sealed interface Availability {
    /// It can.
    ///
    /// @param release as `uname -r` prints it
    record Available(Kernel kernel, String release) implements Availability {}

    /// It cannot, and why: one sentence with the remedy, if there is one.
    record Unavailable(String reason) implements Availability {}
}
