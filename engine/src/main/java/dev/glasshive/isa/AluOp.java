package dev.glasshive.isa;

import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;

/// One row per arithmetic operator of RFC 9669, section 4.1: code, offset field, symbol, 64-bit meaning, 32-bit meaning, conformance group.
///
/// Java masks shift counts to 6 and 5 bits, as the RFC asks, so the shift rows need no mask.
public enum AluOp {
    ADD(0x00, 0, "+=", Long::sum, Integer::sum, Family.BASE),
    SUB(0x10, 0, "-=", (a, b) -> a - b, (a, b) -> a - b, Family.BASE),
    MUL(0x20, 0, "*=", (a, b) -> a * b, (a, b) -> a * b, Family.DIVMUL),
    DIV(0x30, 0, "/=", Arithmetic::div, Arithmetic::div, Family.DIVMUL),
    SDIV(0x30, 1, "s/=", Arithmetic::sdiv, Arithmetic::sdiv, Family.DIVMUL),
    OR(0x40, 0, "|=", (a, b) -> a | b, (a, b) -> a | b, Family.BASE),
    AND(0x50, 0, "&=", (a, b) -> a & b, (a, b) -> a & b, Family.BASE),
    LSH(0x60, 0, "<<=", (a, b) -> a << b, (a, b) -> a << b, Family.BASE),
    RSH(0x70, 0, ">>=", (a, b) -> a >>> b, (a, b) -> a >>> b, Family.BASE),
    MOD(0x90, 0, "%=", Arithmetic::mod, Arithmetic::mod, Family.DIVMUL),
    SMOD(0x90, 1, "s%=", Arithmetic::smod, Arithmetic::smod, Family.DIVMUL),
    XOR(0xa0, 0, "^=", (a, b) -> a ^ b, (a, b) -> a ^ b, Family.BASE),
    ARSH(0xc0, 0, "s>>=", (a, b) -> a >> b, (a, b) -> a >> b, Family.BASE);

    /// Whether the operator belongs to the base groups or to the multiplication and division groups.
    private enum Family {
        BASE, DIVMUL
    }

    private final int code;
    private final int offset;
    private final String symbol;
    private final LongBinaryOperator wide;
    private final LongBinaryOperator narrow;
    private final Family family;

    AluOp(int code, int offset, String symbol, LongBinaryOperator wide, IntBinaryOperator narrow, Family family) {
        this.code = code;
        this.offset = offset;
        this.symbol = symbol;
        this.wide = wide;
        // The only place that zero-extends a 32-bit result.
        this.narrow = (a, b) -> Integer.toUnsignedLong(narrow.applyAsInt((int) a, (int) b));
        this.family = family;
    }

    /// The four operation bits of the opcode, in place.
    public int code() {
        return code;
    }

    /// What the offset field holds: 1 for the signed forms of division and remainder.
    public int offset() {
        return offset;
    }

    /// The compound assignment that LLVM and the kernel print.
    public String symbol() {
        return symbol;
    }

    /// The conformance group of the operator at `width` (RFC 9669 section 2.4).
    public ConformanceGroup group(Width width) {
        return switch (family) {
            case BASE -> width == Width.W64 ? ConformanceGroup.BASE64 : ConformanceGroup.BASE32;
            case DIVMUL -> width == Width.W64 ? ConformanceGroup.DIVMUL64 : ConformanceGroup.DIVMUL32;
        };
    }

    /// The meaning.
    public long apply(Width width, long a, long b) {
        return function(width).applyAsLong(a, b);
    }

    /// The meaning as a function, for those who apply it often.
    public LongBinaryOperator function(Width width) {
        return width == Width.W64 ? wide : narrow;
    }
}
