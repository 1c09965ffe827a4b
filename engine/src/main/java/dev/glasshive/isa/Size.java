package dev.glasshive.isa;

/// How many bytes a load or store moves (RFC 9669 section 5).
public enum Size {
    B(0x10, 1), H(0x08, 2), W(0x00, 4), DW(0x18, 8);

    private final int code;
    private final int bytes;

    Size(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// The size bits of the opcode.
    public int code() {
        return code;
    }

    /// 1, 2, 4 or 8.
    public int bytes() {
        return bytes;
    }

    /// 8, 16, 32 or 64.
    public int bits() {
        return bytes * 8;
    }

    /// The C type of the unsigned value, as disassemblies print it: `u8` to `u64`.
    public String unsignedType() {
        return "u" + bits();
    }

    /// The C type of the signed value: `s8` to `s64`.
    public String signedType() {
        return "s" + bits();
    }

    /// `value` cut to this size, zero-extended.
    public long zeroExtend(long value) {
        return switch (this) {
            case B -> value & 0xff;
            case H -> value & 0xffff;
            case W -> value & 0xffff_ffffL;
            case DW -> value;
        };
    }

    /// `value` cut to this size, sign-extended (RFC 9669 section 2.3).
    public long signExtend(long value) {
        return switch (this) {
            case B -> (byte) value;
            case H -> (short) value;
            case W -> (int) value;
            case DW -> value;
        };
    }
}
