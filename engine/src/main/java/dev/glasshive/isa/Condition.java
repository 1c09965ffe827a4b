package dev.glasshive.isa;

/// One row per conditional jump of RFC 9669, section 4.3: code, symbol, meaning on 64-bit values.
///
/// The 32-bit form is the same comparison of the lower halves, zero-extended for the unsigned rows and sign-extended for the signed ones.
public enum Condition {
    JEQ(0x10, "==", false, (a, b) -> a == b),
    JGT(0x20, ">", false, (a, b) -> Long.compareUnsigned(a, b) > 0),
    JGE(0x30, ">=", false, (a, b) -> Long.compareUnsigned(a, b) >= 0),
    JSET(0x40, "&", false, (a, b) -> (a & b) != 0),
    JNE(0x50, "!=", false, (a, b) -> a != b),
    JSGT(0x60, "s>", true, (a, b) -> a > b),
    JSGE(0x70, "s>=", true, (a, b) -> a >= b),
    JLT(0xa0, "<", false, (a, b) -> Long.compareUnsigned(a, b) < 0),
    JLE(0xb0, "<=", false, (a, b) -> Long.compareUnsigned(a, b) <= 0),
    JSLT(0xc0, "s<", true, (a, b) -> a < b),
    JSLE(0xd0, "s<=", true, (a, b) -> a <= b);

    /// A comparison of two registers.
    @FunctionalInterface
    public interface Comparison {
        /// Whether it holds.
        boolean holds(long a, long b);
    }

    private final int code;
    private final String symbol;
    private final boolean signed;
    private final Comparison comparison;
    private final Comparison narrow;

    Condition(int code, String symbol, boolean signed, Comparison comparison) {
        this.code = code;
        this.symbol = symbol;
        this.signed = signed;
        this.comparison = comparison;
        this.narrow = signed ? (a, b) -> comparison.holds(Size.W.signExtend(a), Size.W.signExtend(b)) : (a, b) -> comparison.holds(Size.W.zeroExtend(a), Size.W.zeroExtend(b));
    }

    /// The four operation bits of the opcode, in place.
    public int code() {
        return code;
    }

    /// The comparison as LLVM and the kernel print it.
    public String symbol() {
        return symbol;
    }

    /// Whether operands are read as two's complement numbers.
    public boolean isSigned() {
        return signed;
    }

    /// Whether the jump is taken.
    public boolean test(Width width, long a, long b) {
        return comparison(width).holds(a, b);
    }

    /// Whether the jump is taken, as a function, for those who ask often.
    public Comparison comparison(Width width) {
        return width == Width.W64 ? comparison : narrow;
    }
}
