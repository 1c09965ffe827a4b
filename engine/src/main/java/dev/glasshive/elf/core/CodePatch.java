package dev.glasshive.elf.core;

import dev.glasshive.elf.core.CoreStep.Patched;
import dev.glasshive.elf.core.CoreStep.Place;
import dev.glasshive.elf.core.CoreStep.Poisoned;
import dev.glasshive.elf.core.CoreStep.Resized;
import dev.glasshive.elf.core.CoreStep.Verdict;
import java.nio.ByteBuffer;

/// The bytes of a section of instructions while they are patched. An instruction is 8 bytes: opcode, registers, 16-bit offset, 32-bit immediate.
final class CodePatch {
    private static final int SLOT = 8;
    private static final int CLASS = 0x07;
    private static final int SIZE = 0x18;
    private static final int REGISTER_SOURCE = 0x08;
    private static final int WIDE_LOAD = 0x18;
    private static final int CALL = 0x85;
    /// The number of a helper that no kernel has: verifiers name it, and people find by it what happened.
    static final int NO_SUCH_HELPER = 195_896_080;

    private final ByteBuffer code;

    /// @param code in the byte order of the object
    CodePatch(ByteBuffer code) {
        this.code = code;
    }

    /// What the instruction should hold.
    ///
    /// @param expected what the object's own types say that it holds now
    /// @param after what it is to hold
    /// @param mustBe whether it has to hold that
    record Wanted(long expected, long after, boolean mustBe) {}

    /// Sizes of the field in bytes: in the object's types, on the system, and whether a load may change its size.
    record FieldSizes(long before, long after, boolean resizable) {
        static final FieldSizes UNCHANGED = new FieldSizes(0, 0, true);
    }

    Verdict patch(int at, Wanted wanted, FieldSizes sizes) throws CoreFault {
        if (at < 0 || at % SLOT != 0 || at > code.limit() - SLOT) {
            throw new CoreFault("it is to patch byte " + Integer.toUnsignedLong(at) + " of its section, where no instruction starts");
        }
        int opcode = code.get(at) & 0xff;
        return switch (opcode & CLASS) {
            case 4, 7 -> immediate(at, opcode, wanted);
            case 1, 2, 3 -> offset(at, opcode, wanted, sizes);
            case 0 -> wide(at, opcode, wanted);
            default -> throw unpatchable(at, "is neither arithmetic with an immediate nor a load or store");
        };
    }

    /// Replaces the instruction by one that no verifier lets pass.
    Verdict poison(int at, String reason) throws CoreFault {
        if (at < 0 || at % SLOT != 0 || at > code.limit() - SLOT) {
            throw new CoreFault("it is to patch byte " + Integer.toUnsignedLong(at) + " of its section, where no instruction starts");
        }
        boolean wide = (code.get(at) & 0xff) == WIDE_LOAD && at <= code.limit() - 2 * SLOT;
        for (int slot = 0; slot < (wide ? 2 : 1); slot++) {
            code.putInt(at + slot * SLOT, 0).putInt(at + slot * SLOT + 4, NO_SUCH_HELPER).put(at + slot * SLOT, (byte) CALL);
        }
        return new Poisoned(reason);
    }

    private Verdict immediate(int at, int opcode, Wanted wanted) throws CoreFault {
        if ((opcode & REGISTER_SOURCE) != 0) {
            throw unpatchable(at, "has no immediate");
        }
        long before = code.getInt(at + 4);
        int expected = (int) wanted.expected();
        check(at, before, expected, wanted.mustBe());
        code.putInt(at + 4, (int) wanted.after());
        return new Patched(Place.IMMEDIATE, before, code.getInt(at + 4));
    }

    private Verdict offset(int at, int opcode, Wanted wanted, FieldSizes sizes) throws CoreFault {
        long before = code.getShort(at + 2);
        short expected = (short) wanted.expected();
        check(at, before, expected, wanted.mustBe());
        if (wanted.after() > Short.MAX_VALUE || wanted.after() < 0) {
            throw unpatchable(at, "has 16 bits for an offset, and " + wanted.after() + " does not fit");
        }
        if (sizes.before() == sizes.after()) {
            code.putShort(at + 2, (short) wanted.after());
            return new Patched(Place.OFFSET, before, wanted.after());
        }
        if (!sizes.resizable()) {
            return poison(at, "the field has " + sizes.after() + " bytes instead of " + sizes.before() + ", and its sign or form forbids to load another size");
        }
        int accessed = bytes(opcode);
        if (accessed != sizes.before()) {
            throw unpatchable(at, "accesses " + accessed + " bytes of a field of " + sizes.before());
        }
        code.put(at, (byte) (opcode & ~SIZE | sizeCode(at, sizes.after()))).putShort(at + 2, (short) wanted.after());
        return new Resized(Place.OFFSET, before, wanted.after(), accessed, (int) sizes.after());
    }

    private Verdict wide(int at, int opcode, Wanted wanted) throws CoreFault {
        if (opcode != WIDE_LOAD || at > code.limit() - 2 * SLOT || code.get(at + SLOT) != 0) {
            throw unpatchable(at, "is no wide load");
        }
        long before = Integer.toUnsignedLong(code.getInt(at + 4)) | (long) code.getInt(at + SLOT + 4) << 32;
        check(at, before, wanted.expected(), wanted.mustBe());
        code.putInt(at + 4, (int) wanted.after()).putInt(at + SLOT + 4, (int) (wanted.after() >>> 32));
        return new Patched(Place.WIDE_IMMEDIATE, before, wanted.after());
    }

    private static int bytes(int opcode) {
        return switch (opcode & SIZE) {
            case 0x00 -> 4;
            case 0x08 -> 2;
            case 0x10 -> 1;
            default -> 8;
        };
    }

    private static int sizeCode(int at, long bytes) throws CoreFault {
        return switch ((int) bytes) {
            case 4 -> 0x00;
            case 2 -> 0x08;
            case 1 -> 0x10;
            case 8 -> 0x18;
            default -> throw unpatchable(at, "cannot access " + bytes + " bytes at once");
        };
    }

    private static void check(int at, long holds, long expected, boolean mustBe) throws CoreFault {
        if (mustBe && holds != expected) {
            throw unpatchable(at, "holds " + holds + ", but by the types of the object it should hold " + expected);
        }
    }

    private static CoreFault unpatchable(int at, String why) {
        return new CoreFault("insn " + at / SLOT + " " + why);
    }
}
