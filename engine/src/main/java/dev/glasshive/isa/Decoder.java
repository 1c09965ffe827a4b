package dev.glasshive.isa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Bytes to instructions, by asking the rows of the [OpcodeMatrix].
public final class Decoder {
    private Decoder() {}

    /// All instructions of `bytes`.
    ///
    /// @param bytes whole 8-byte slots in the order of a host of byte order `order`
    /// @throws MalformedProgramException where a slot is no instruction; the message names the slot, the number and the field
    public static List<Instruction> decode(byte[] bytes, ByteOrder order) throws MalformedProgramException {
        if (bytes.length % Fields.SLOT != 0) {
            throw new MalformedProgramException("program length " + bytes.length + " is not a multiple of 8 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        List<Instruction> instructions = new ArrayList<>();
        for (int position = 0; position < bytes.length; ) {
            Instruction instruction = at(buffer, position);
            instructions.add(instruction);
            position += instruction.slots() * Fields.SLOT;
        }
        return List.copyOf(instructions);
    }

    private static Instruction at(ByteBuffer buffer, int position) throws MalformedProgramException {
        int slot = position / Fields.SLOT;
        Fields fields = Fields.read(buffer, position);
        if (fields.opcode() != OpcodeMatrix.WIDE_CODE) {
            return decode(fields, slot);
        }
        if (position + 2 * Fields.SLOT > buffer.limit()) {
            throw new MalformedProgramException("insn " + slot + ": a wide load needs a second slot, but the program ends");
        }
        Fields second = Fields.read(buffer, position + Fields.SLOT);
        if (second.opcode() != 0 || second.dst() != 0 || second.src() != 0 || second.offset() != 0) {
            throw new MalformedProgramException("insn " + slot + ": the second slot of a wide load holds only an immediate, but its first four bytes are not zero");
        }
        return decode(fields.withNext(second.imm()), slot);
    }

    /// The instruction that `fields` encode.
    ///
    /// @param slot where they stand, for the message
    /// @throws MalformedProgramException if no row of the matrix allows these fields
    public static Instruction decode(Fields fields, int slot) throws MalformedProgramException {
        for (Opcode row : OpcodeMatrix.rows(fields.opcode())) {
            if (row.matches(fields)) {
                checkRegister(slot, "destination", fields.dst());
                checkRegister(slot, "source", fields.src());
                return row.decode().apply(fields);
            }
        }
        throw new MalformedProgramException(explain(fields, slot));
    }

    private static void checkRegister(int slot, String field, int code) throws MalformedProgramException {
        if (!Register.exists(code)) {
            throw new MalformedProgramException("insn " + slot + ": " + field + " register " + code + " does not exist (r0 to r10 do)");
        }
    }

    private static String explain(Fields fields, int slot) {
        String code = "0x" + HexFormat.of().toHexDigits((byte) fields.opcode());
        List<Opcode> rows = OpcodeMatrix.rows(fields.opcode());
        if (rows.isEmpty()) {
            return "insn " + slot + ": unknown opcode " + code;
        }
        return "insn " + slot + ": opcode " + code + " with dst=" + fields.dst() + " src=" + fields.src() + " offset=" + fields.offset()
                + " imm=" + fields.imm() + " uses a field that is reserved or selects no operation";
    }
}
