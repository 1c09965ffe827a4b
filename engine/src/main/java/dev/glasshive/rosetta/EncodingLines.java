package dev.glasshive.rosetta;

import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.isa.Opcode;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The bytes of an instruction and what their fields are (RFC 9669 section 3).
final class EncodingLines {
    private static final List<String> MODES = List.of("IMM", "ABS", "IND", "MEM", "MEMSX", "5", "ATOMIC", "7");
    private static final List<String> SIZES = List.of("W", "H", "B", "DW");

    private EncodingLines() {}

    static List<String> of(Instruction instruction, Fields fields, Opcode row) {
        int opcode = fields.opcode();
        InstructionClass kind = fields.instructionClass();
        String parts = "class " + kind.name() + switch (kind) {
            case LD, LDX, ST, STX -> ", size " + SIZES.get(opcode >> 3 & 3) + ", mode " + MODES.get(opcode >> 5);
            case ALU, ALU64, JMP, JMP32 -> (instruction instanceof Instruction.ByteSwap ? order(kind, opcode) : ", source " + ((opcode & 8) == 0 ? "K" : "X")) + ", code 0x" + Integer.toHexString(opcode >> 4);
        };
        List<String> operands = new ArrayList<>();
        operand(operands, "dst", fields.dst(), row.dst());
        operand(operands, "src", fields.src(), row.src());
        operand(operands, "offset", fields.offset(), row.offset());
        operand(operands, "imm", fields.imm(), row.imm());
        if (instruction.slots() == 2) {
            operands.add("next_imm " + fields.next());
        }
        return List.of(HexFormat.ofDelimiter(" ").formatHex(Encoder.encode(instruction, ByteOrder.LITTLE_ENDIAN)),
                "opcode 0x" + HexFormat.of().toHexDigits((byte) opcode) + ": " + parts, operands.isEmpty() ? "no operands" : String.join(", ", operands));
    }

    /// In a byte swap the bit of the source says which order it leads to, or nothing (section 4.2).
    private static String order(InstructionClass kind, int opcode) {
        return kind == InstructionClass.ALU64 ? "" : ", order " + ((opcode & 8) == 0 ? "LE" : "BE");
    }

    private static void operand(List<String> to, String name, int value, FieldRule rule) {
        switch (rule) {
            case FieldRule.Any() -> to.add(name + " " + value);
            case FieldRule.Only(int only) when only != 0 -> to.add(name + " " + value + " (says which operation)");
            case FieldRule.Only _ -> { }
        }
    }
}
