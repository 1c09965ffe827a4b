package dev.glasshive.isa;

/// The lowest three bits of an opcode (RFC 9669 section 3.3).
public enum InstructionClass {
    LD, LDX, ST, STX, ALU, JMP, JMP32, ALU64;

    private static final InstructionClass[] ALL = values();

    /// The class of an opcode byte.
    public static InstructionClass of(int opcode) {
        return ALL[opcode & 7];
    }

    /// The class bits.
    public int code() {
        return ordinal();
    }

    /// The arithmetic class of `width`.
    public static InstructionClass alu(Width width) {
        return width == Width.W64 ? ALU64 : ALU;
    }

    /// The jump class of `width`.
    public static InstructionClass jump(Width width) {
        return width == Width.W64 ? JMP : JMP32;
    }
}
