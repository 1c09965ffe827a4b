package dev.glasshive.isa;

/// How a value shorter than a register fills it (RFC 9669 sections 5.1 and 5.2).
public enum Extension {
    ZERO, SIGN;

    /// `value`, of `size` bytes, as it lands in a 64-bit register.
    public long extend(Size size, long value) {
        return this == ZERO ? size.zeroExtend(value) : size.signExtend(value);
    }
}
