package dev.glasshive.app.registers;

/// How rows draw what the verifier knows.
public enum Drawing {
    RANGES, BITS
}
