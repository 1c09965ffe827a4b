package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import java.util.Optional;

/// The part of an instruction that reaches memory.
record Accesses(Register base, int offset, int size) {

    /// Where `instruction` reaches, if it does.
    static Optional<Accesses> of(Instruction instruction) {
        if (instruction instanceof Instruction.Load load) {
            return Optional.of(new Accesses(load.base(), load.offset(), load.size().bytes()));
        } else if (instruction instanceof Instruction.Store store) {
            return Optional.of(new Accesses(store.base(), store.offset(), store.size().bytes()));
        } else if (instruction instanceof Instruction.Atomic atomic) {
            return Optional.of(new Accesses(atomic.base(), atomic.offset(), atomic.size().bytes()));
        }
        return Optional.empty();
    }

    /// `instruction` through another register, at another offset.
    static Instruction through(Instruction instruction, Register base, int offset) {
        if (instruction instanceof Instruction.Load load) {
            return new Instruction.Load(load.size(), load.extension(), load.dst(), base, (short) offset);
        } else if (instruction instanceof Instruction.Store store) {
            return new Instruction.Store(store.size(), base, (short) offset, store.src());
        } else if (instruction instanceof Instruction.Atomic atomic) {
            return new Instruction.Atomic(atomic.op(), atomic.size(), base, (short) offset, atomic.src());
        }
        return instruction;
    }

    /// `instruction` with another number of bytes, if it is a plain load or store.
    static Optional<Instruction> sized(Instruction instruction, Size size) {
        if (instruction instanceof Instruction.Load load && !(size == Size.DW && load.extension() == dev.glasshive.isa.Extension.SIGN)) {
            return Optional.of(new Instruction.Load(size, load.extension(), load.dst(), load.base(), load.offset()));
        } else if (instruction instanceof Instruction.Store store) {
            return Optional.of(new Instruction.Store(size, store.base(), store.offset(), store.src()));
        }
        return Optional.empty();
    }
}
