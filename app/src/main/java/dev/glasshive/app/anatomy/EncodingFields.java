package dev.glasshive.app.anatomy;

import dev.glasshive.app.control.BitField;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.isa.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of an encoding with their names (RFC 9669 section 3): the opcode's three parts, the registers, the offset, the immediates.
final class EncodingFields {
    private static final List<String> MODES = List.of("IMM", "ABS", "IND", "MEM", "MEMSX", "5", "ATOMIC", "7");
    private static final List<String> SIZES = List.of("W", "H", "B", "DW");
    private static final List<String> ARITHMETIC =
            List.of("ADD", "SUB", "MUL", "DIV", "OR", "AND", "LSH", "RSH", "NEG", "MOD", "XOR", "MOV", "ARSH", "END", "e", "f");
    private static final List<String> JUMPS =
            List.of("JA", "JEQ", "JGT", "JGE", "JSET", "JNE", "JSGT", "JSGE", "CALL", "EXIT", "JLT", "JLE", "JSLT", "JSLE", "e", "f");

    private EncodingFields() {}

    static List<BitField> of(Instruction instruction, Fields fields, Opcode row) {
        List<BitField> list = new ArrayList<>();
        InstructionClass kind = fields.instructionClass();
        int opcode = fields.opcode();
        list.add(part(hex(kind.code()), "class", kind.name(), 3));
        switch (kind) {
            case LD, LDX, ST, STX -> {
                list.add(part(hex(opcode >> 3 & 3), "size", SIZES.get(opcode >> 3 & 3), 2));
                list.add(part(hex(opcode >> 5), "mode", MODES.get(opcode >> 5), 3));
            }
            case ALU, ALU64 -> {
                list.add(instruction instanceof Instruction.ByteSwap ? order(kind, opcode) : part(hex(opcode >> 3 & 1), "source", (opcode & 8) == 0 ? "K" : "X", 1));
                list.add(part(hex(opcode >> 4), "code", ARITHMETIC.get(opcode >> 4), 4));
            }
            case JMP, JMP32 -> {
                list.add(part(hex(opcode >> 3 & 1), "source", (opcode & 8) == 0 ? "K" : "X", 1));
                list.add(part(hex(opcode >> 4), "code", JUMPS.get(opcode >> 4), 4));
            }
        }
        list.add(register("dst", fields.dst(), row.dst(), Kind.STACK));
        list.add(register("src", fields.src(), row.src(), Kind.SCALAR));
        list.add(number("offset", fields.offset(), 16, row.offset(), Kind.PACKET));
        // The immediate of an atomic operation says which one it is, and that of the first is 0.
        list.add(instruction instanceof Instruction.Atomic(var op, _, _, _, _)
                ? new BitField(hex(fields.imm()), "imm " + op.name(), 32, Kind.CONTEXT, Text.of("anatomy.field.selects", "imm", hex(fields.imm())))
                : number("imm", fields.imm(), 32, row.imm(), Kind.MAP));
        if (instruction.slots() == 2) {
            list.add(number("next_imm", fields.next(), 32, row.imm(), Kind.MAP));
        }
        return list;
    }

    /// The bit that names the source of other operations says the order that a byte swap leads to (section 4.2); one that always swaps has no use for it.
    private static BitField order(InstructionClass kind, int opcode) {
        return kind == InstructionClass.ALU64 ? new BitField(hex(opcode >> 3 & 1), "reserved", 1, Kind.NONE, Text.of("anatomy.field.reserved"))
                : part(hex(opcode >> 3 & 1), "order", (opcode & 8) == 0 ? "LE" : "BE", 1);
    }

    private static BitField part(String value, String name, String word, int bits) {
        return new BitField(value, name + " " + word, bits, Kind.CONTEXT, Text.of("anatomy.field." + name, word, bits));
    }

    private static BitField register(String name, int code, FieldRule rule, Kind kind) {
        return switch (rule) {
            case FieldRule.Any() -> new BitField(hex(code), name + " r" + code, 4, kind, Text.of("anatomy.field." + name, code));
            case FieldRule.Only(int only) -> fixed(name, hex(code), 4, only);
        };
    }

    private static BitField number(String name, int value, int bits, FieldRule rule, Kind kind) {
        return switch (rule) {
            case FieldRule.Any() -> new BitField(Integer.toString(value), name + " (" + bits + ")", bits, kind, Text.of("anatomy.field." + name, value, bits));
            case FieldRule.Only(int only) -> fixed(name + " (" + bits + ")", Integer.toString(value), bits, only);
        };
    }

    /// A field that is no operand: it is not used, or says which operation this is.
    private static BitField fixed(String name, String value, int bits, int only) {
        return only == 0
                ? new BitField(value, name + Text.of("anatomy.unused"), bits, Kind.NONE, Text.of("anatomy.field.unused", name))
                : new BitField(value, name, bits, Kind.CONTEXT, Text.of("anatomy.field.selects", name, value));
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value).toLowerCase(Locale.ROOT);
    }
}
