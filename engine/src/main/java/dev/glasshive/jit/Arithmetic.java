package dev.glasshive.jit;

import java.util.Locale;

/// Operations of x86-64 with two operands that share one scheme of opcodes.
enum Arithmetic {
    ADD(0x01, 0), OR(0x09, 1), AND(0x21, 4), SUB(0x29, 5), XOR(0x31, 6), CMP(0x39, 7);

    private final int code;
    private final int digit;

    Arithmetic(int code, int digit) {
        this.code = code;
        this.digit = digit;
    }

    /// The opcode with a register as source.
    int code() {
        return code;
    }

    /// What tells it from the others where the source is a number.
    int digit() {
        return digit;
    }

    /// As texts name it.
    String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }
}
