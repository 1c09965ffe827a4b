package dev.glasshive.asm;

/// A number with its sign, as written.
///
/// @param magnitude unsigned
/// @param text as written
record Literal(long magnitude, Sign sign, SourceSpan span, String text) {
    /// The sign, if one is written.
    enum Sign {
        NONE, PLUS, MINUS
    }

    boolean isNegative() {
        return sign == Sign.MINUS && magnitude != 0;
    }

    /// The number in two's complement.
    long value() {
        return sign == Sign.MINUS ? -magnitude : magnitude;
    }

    /// Whether two's complement of `bits` bits holds the number.
    boolean fitsSigned(int bits) {
        long limit = 1L << (bits - 1);
        return Long.compareUnsigned(magnitude, isNegative() ? limit : limit - 1) <= 0;
    }

    /// Whether `bits` bits hold the number, with or without a sign.
    boolean fits(int bits) {
        return isNegative() ? fitsSigned(bits) : bits == 64 || Long.compareUnsigned(magnitude, (1L << bits) - 1) <= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
