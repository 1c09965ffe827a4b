package dev.glasshive.isa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The fields of one encoded instruction, before they mean anything (RFC 9669 sections 3.1 and 3.2).
///
/// @param opcode 0 to 255
/// @param dst four bits
/// @param src four bits
/// @param next the immediate of the second slot of a wide instruction, else 0
public record Fields(int opcode, int dst, int src, short offset, int imm, int next) {

    /// The bytes of one slot.
    public static final int SLOT = 8;

    /// A basic instruction.
    public Fields(int opcode, int dst, int src, int offset, int imm) {
        this(opcode, dst, src, (short) offset, imm, 0);
    }

    /// The slot at `position` of `bytes`, in the order the buffer is set to. The nibbles of dst and src change places with it.
    public static Fields read(ByteBuffer bytes, int position) {
        int registers = bytes.get(position + 1) & 0xff;
        int low = registers & 0xf;
        int high = registers >>> 4;
        boolean little = bytes.order() == ByteOrder.LITTLE_ENDIAN;
        return new Fields(bytes.get(position) & 0xff, little ? low : high, little ? high : low,
                bytes.getShort(position + 2), bytes.getInt(position + 4), 0);
    }

    /// Appends this as one slot, or two if `slots` says so, in the order the buffer is set to.
    public void write(ByteBuffer to, int slots) {
        boolean little = to.order() == ByteOrder.LITTLE_ENDIAN;
        to.put((byte) opcode).put((byte) (little ? src << 4 | dst : dst << 4 | src)).putShort(offset).putInt(imm);
        if (slots == 2) {
            to.putInt(0).putInt(next);
        }
    }

    /// The three class bits.
    public InstructionClass instructionClass() {
        return InstructionClass.of(opcode);
    }

    /// These fields with the immediate of a second slot.
    public Fields withNext(int value) {
        return new Fields(opcode, dst, src, offset, imm, value);
    }
}
