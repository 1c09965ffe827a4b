package dev.glasshive.isa;

/// One of the eleven registers of the machine (RFC 9669 section 3.1; roles after the calling convention of the BPF ABI).
public enum Register implements Operand {
    R0, R1, R2, R3, R4, R5, R6, R7, R8, R9, R10;

    private static final Register[] ALL = values();

    /// The read-only frame pointer.
    public static final Register FRAME_POINTER = R10;

    /// The register with the number `code`.
    ///
    /// @param code 0 to 10
    /// @throws IllegalArgumentException for any other number
    public static Register of(int code) {
        if (!exists(code)) {
            throw new IllegalArgumentException("register number " + code + " is not in 0 to 10");
        }
        return ALL[code];
    }

    /// Whether `code`, a four-bit field, names a register.
    public static boolean exists(int code) {
        return code >= 0 && code < ALL.length;
    }

    /// The number in the encoding, 0 to 10.
    public int code() {
        return ordinal();
    }

    /// The name of the whole register (`r3`) or of its lower half (`w3`).
    public String name(Width width) {
        return (width == Width.W64 ? "r" : "w") + ordinal();
    }

    @Override
    public String toString() {
        return "r" + ordinal();
    }
}
