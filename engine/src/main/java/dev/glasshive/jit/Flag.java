package dev.glasshive.jit;

import dev.glasshive.isa.Condition;
import java.util.Locale;

/// What a conditional jump of x86-64 asks of the flags that a comparison has left: above and below are unsigned, greater and less are signed.
enum Flag {
    B(2), AE(3), E(4), NE(5), BE(6), A(7), NS(9), L(12), GE(13), LE(14), G(15);

    private final int code;

    Flag(int code) {
        this.code = code;
    }

    /// The one that holds where `condition` does: for [Condition#JSET] behind a `test`, else behind a `cmp`.
    static Flag of(Condition condition) {
        return switch (condition) {
            case JEQ -> E;
            case JNE, JSET -> NE;
            case JGT -> A;
            case JGE -> AE;
            case JLT -> B;
            case JLE -> BE;
            case JSGT -> G;
            case JSGE -> GE;
            case JSLT -> L;
            case JSLE -> LE;
        };
    }

    /// The four bits in opcodes.
    int code() {
        return code;
    }

    /// The jump, as texts name it.
    String mnemonic() {
        return "j" + name().toLowerCase(Locale.ROOT);
    }
}
