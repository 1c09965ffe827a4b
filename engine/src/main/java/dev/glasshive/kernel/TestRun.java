package dev.glasshive.kernel;

import dev.glasshive.program.Bytes;

/// What a test run on the kernel gave.
public sealed interface TestRun {
    /// It ran to its end.
    ///
    /// @param returnValue the lower 32 bits of r0
    /// @param dataOut the packet afterwards; socket filters see it from its network header on, and get zeros back for the bytes before
    /// @param nanos the mean time of one run
    record Ran(int returnValue, Bytes dataOut, int nanos) implements TestRun {}

    /// The kernel did not run it: the packet is too short or too long, or there are no test runs for this type of program.
    record NotRun(int errno, String message) implements TestRun {}
}
