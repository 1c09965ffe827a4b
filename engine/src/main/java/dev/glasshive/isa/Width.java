package dev.glasshive.isa;

/// How many bits an arithmetic or jump instruction works on (RFC 9669 section 3.3: ALU and JMP32, ALU64 and JMP).
public enum Width {
    W32(32), W64(64);

    private final int bits;

    Width(int bits) {
        this.bits = bits;
    }

    /// 32 or 64.
    public int bits() {
        return bits;
    }

    /// `value` as an operation of this width sees it: all of it, or its lower half zero-extended.
    public long truncate(long value) {
        return this == W64 ? value : value & 0xffff_ffffL;
    }
}
