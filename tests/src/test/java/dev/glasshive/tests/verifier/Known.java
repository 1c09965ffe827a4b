package dev.glasshive.tests.verifier;

import dev.glasshive.isa.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What the writer of a random program believes of its registers and of its stack, so that most of what it writes makes sense.
final class Known {
    static final int STACK = 512;

    private final Thing[] registers = new Thing[Register.values().length];
    private final boolean[] written = new boolean[STACK];
    private final Thing[] saved = new Thing[STACK / 8];

    /// What a register holds.
    enum Kind {
        UNSET, NUMBER, FRAME, OUTER, CONTEXT, NULLABLE, VALUE, PACKET, END
    }

    /// @param detail bytes that may be accessed from the address on, or the map, as the kind asks
    record Thing(Kind kind, int detail) {
        static final Thing UNSET = new Thing(Kind.UNSET, 0);
        static final Thing NUMBER = new Thing(Kind.NUMBER, 0);
    }

    Known() {
        Arrays.fill(registers, Thing.UNSET);
        Arrays.fill(saved, Thing.UNSET);
        registers[10] = new Thing(Kind.FRAME, 0);
    }

    Known copy() {
        Known copy = new Known();
        System.arraycopy(registers, 0, copy.registers, 0, registers.length);
        System.arraycopy(written, 0, copy.written, 0, STACK);
        System.arraycopy(saved, 0, copy.saved, 0, saved.length);
        return copy;
    }

    /// Keeps what is also known in `other`.
    void meet(Known other) {
        for (int i = 0; i < registers.length; i++) {
            registers[i] = registers[i].equals(other.registers[i]) ? registers[i] : Thing.UNSET;
        }
        for (int i = 0; i < STACK; i++) {
            written[i] &= other.written[i];
        }
        for (int i = 0; i < saved.length; i++) {
            saved[i] = saved[i].equals(other.saved[i]) ? saved[i] : Thing.UNSET;
        }
    }

    void become(Known other) {
        System.arraycopy(other.registers, 0, registers, 0, registers.length);
        System.arraycopy(other.written, 0, written, 0, STACK);
        System.arraycopy(other.saved, 0, saved, 0, saved.length);
    }

    Thing of(Register register) {
        return registers[register.code()];
    }

    void set(Register register, Thing thing) {
        if (register != Register.FRAME_POINTER) {
            registers[register.code()] = thing;
        }
    }

    void clobber() {
        for (int i = 1; i <= 5; i++) {
            registers[i] = Thing.UNSET;
        }
    }

    List<Register> with(Kind kind) {
        List<Register> found = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            if (registers[i].kind == kind) {
                found.add(Register.of(i));
            }
        }
        return found;
    }

    Register any(Random random, Kind kind, Register otherwise) {
        List<Register> found = with(kind);
        return found.isEmpty() ? otherwise : found.get(random.nextInt(found.size()));
    }

    /// Every copy of something that may be null is known not to be.
    void checked(int map) {
        for (int i = 0; i < registers.length; i++) {
            registers[i] = registers[i].kind == Kind.NULLABLE && registers[i].detail == map ? new Thing(Kind.VALUE, map) : registers[i];
        }
    }

    void write(int offset, int size, Thing thing) {
        for (int i = 0; i < size; i++) {
            if (offset + i >= -STACK && offset + i < 0) {
                written[offset + i + STACK] = true;
                saved[(offset + i + STACK) / 8] = size == 8 && offset % 8 == 0 ? thing : Thing.NUMBER;
            }
        }
    }

    boolean isWritten(int offset, int size) {
        for (int i = 0; i < size; i++) {
            if (offset + i < -STACK || offset + i >= 0 || !written[offset + i + STACK]) {
                return false;
            }
        }
        return true;
    }

    Thing savedAt(int offset) {
        return offset < 0 && offset >= -STACK ? saved[(offset + STACK) / 8] : Thing.UNSET;
    }
}
