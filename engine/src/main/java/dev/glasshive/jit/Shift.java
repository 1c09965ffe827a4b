package dev.glasshive.jit;

import java.util.Locale;

/// Shifts and rotations of x86-64.
enum Shift {
    ROR(1), SHL(4), SHR(5), SAR(7);

    private final int digit;

    Shift(int digit) {
        this.digit = digit;
    }

    /// What tells it from the others: they share opcodes.
    int digit() {
        return digit;
    }

    /// As texts name it.
    String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }
}
