package dev.glasshive.jit;

import java.util.Locale;

/// Operations of x86-64 with one operand that share an opcode. The divisions divide `rdx:rax` and leave the quotient in rax and the remainder in rdx.
enum Unary {
    NEG(3), DIV(6), IDIV(7);

    private final int digit;

    Unary(int digit) {
        this.digit = digit;
    }

    /// What tells it from the others.
    int digit() {
        return digit;
    }

    /// As texts name it.
    String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }
}
