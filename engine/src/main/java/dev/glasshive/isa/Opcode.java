package dev.glasshive.isa;

import java.util.function.Function;

/// One row of the opcode matrix: which bytes are this operation, to which conformance group and section it belongs, and how its fields become an instruction.
///
/// @param code the opcode byte, 0 to 255
/// @param dst rule of the destination field
/// @param src rule of the source field
/// @param offset rule of the offset field
/// @param imm rule of the immediate
/// @param section of RFC 9669, or [#EXTENSION]
public record Opcode(int code, FieldRule dst, FieldRule src, FieldRule offset, FieldRule imm,
        ConformanceGroup group, String section, Function<Fields, Instruction> decode) {

    /// In the place of a section: the standard does not have this instruction, implementations do.
    public static final String EXTENSION = "";

    /// Whether RFC 9669 has it.
    public boolean isStandard() {
        return !section.equals(EXTENSION);
    }

    /// Whether every field obeys its rule.
    public boolean matches(Fields fields) {
        return fields.opcode() == code && dst.allows(fields.dst()) && src.allows(fields.src())
                && offset.allows(fields.offset()) && imm.allows(fields.imm());
    }
}
