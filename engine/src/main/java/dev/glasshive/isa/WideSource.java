package dev.glasshive.isa;

/// What the 64 bits of a wide load mean: the source register field of opcode 0x18 (RFC 9669 section 5.4).
public enum WideSource {
    /// The two immediates are the value.
    VALUE,
    /// The address of the map with a file descriptor.
    MAP_BY_FD,
    /// The address of a value of the map with a file descriptor, plus the second immediate.
    MAP_VALUE_BY_FD,
    /// The address of a platform variable.
    VARIABLE,
    /// The address of an instruction of this program, relative to the next one.
    CODE,
    /// The address of the map at an index of the program's map list.
    MAP_BY_INDEX,
    /// The address of a value of the map at an index, plus the second immediate.
    MAP_VALUE_BY_INDEX;

    private static final WideSource[] ALL = values();

    /// The subtype with number `code`.
    ///
    /// @param code 0 to 6
    public static WideSource of(int code) {
        return ALL[code];
    }

    /// The number in the source register field.
    public int code() {
        return ordinal();
    }
}
