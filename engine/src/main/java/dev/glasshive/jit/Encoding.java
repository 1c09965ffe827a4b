package dev.glasshive.jit;

import dev.glasshive.program.Bytes;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// One instruction of x86-64 being put together: prefixes, REX, opcode, ModRM, SIB, displacement, immediate, in this order.
final class Encoding {
    private static final int OPERAND_SIZE = 0x66;
    private static final int LOCK = 0xf0;
    private static final int TWO_BYTE = 0x0f;

    private final int opcode;
    private final ByteArrayOutputStream immediate = new ByteArrayOutputStream();
    private boolean lock;
    private boolean word;
    private int rex;
    private int field;
    private @Nullable Place place;
    private int added;

    /// @param opcode its byte, or two that begin with `0f`
    Encoding(int opcode) {
        this.opcode = opcode;
    }

    /// As many bits as it works on. Bytes have opcodes of their own.
    Encoding bits(int bits) {
        word = bits == 16;
        if (bits == 64) {
            rex |= 0x48;
        }
        return this;
    }

    /// Makes it one step for all processors.
    Encoding locked() {
        lock = true;
        return this;
    }

    /// The register in the middle of ModRM.
    Encoding register(X86Register register) {
        field = register.code() & 7;
        if (register.code() >= 8) {
            rex |= 0x44;
        }
        return this;
    }

    /// What stands in the middle of ModRM where the opcode is shared by several operations.
    Encoding digit(int digit) {
        field = digit;
        return this;
    }

    /// What ModRM names.
    Encoding place(Place named) {
        place = named;
        X86Register register = switch (named) {
            case X86Register itself -> itself;
            case Memory(X86Register base, int _) -> base;
        };
        if (register.code() >= 8) {
            rex |= 0x41;
        }
        return this;
    }

    /// The register that the lowest three bits of the opcode name.
    Encoding plus(X86Register register) {
        added = register.code() & 7;
        if (register.code() >= 8) {
            rex |= 0x41;
        }
        return this;
    }

    /// Makes the lowest byte of `used` meant, if it is a register.
    Encoding byteOf(Place used) {
        if (used instanceof X86Register register && register.needsRexAsByte()) {
            rex |= 0x40;
        }
        return this;
    }

    /// The lowest `bytes` bytes of `value` at the end.
    Encoding immediate(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            immediate.write((int) (value >>> 8 * i));
        }
        return this;
    }

    /// The whole.
    Bytes bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (lock) {
            out.write(LOCK);
        }
        if (word) {
            out.write(OPERAND_SIZE);
        }
        if (rex != 0) {
            out.write(rex);
        }
        if (opcode >>> 8 != 0) {
            out.write(TWO_BYTE);
        }
        out.write(opcode + added);
        if (place != null) {
            write(place, out);
        }
        out.writeBytes(immediate.toByteArray());
        return Bytes.of(out.toByteArray());
    }

    private void write(Place named, ByteArrayOutputStream out) {
        switch (named) {
            case X86Register register -> out.write(0xc0 | field << 3 | register.code() & 7);
            case Memory(X86Register base, int displacement) -> {
                int low = base.code() & 7;
                // Without a displacement the number of rbp and r13 means something else.
                int length = displacement == 0 && low != X86Register.RBP.code() ? 0 : displacement == (byte) displacement ? 1 : 4;
                out.write((length == 4 ? 0x80 : length << 6) | field << 3 | low);
                if (low == X86Register.RSP.code()) {
                    // ModRM has no number for rsp and r12 as a base; a SIB byte without an index has.
                    out.write(0x24);
                }
                for (int i = 0; i < length; i++) {
                    out.write(displacement >>> 8 * i);
                }
            }
        }
    }
}
