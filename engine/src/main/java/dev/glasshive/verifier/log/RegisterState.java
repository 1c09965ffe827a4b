package dev.glasshive.verifier.log;

/// A register in a log.
///
/// @param number 0 to 10
/// @param access `w`, `r` or `rw` where the kernel marked it as written or read, as it did before 6.18; else empty
public record RegisterState(int number, String access, Known value) {}
