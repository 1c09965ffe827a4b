package dev.glasshive.compiler;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import java.util.Set;

/// An instruction at its slot, with the registers it reads, gives a value and leaves without one, as bit masks.
record Step(int slot, Instruction instruction, int reads, int writes, int clobbers) {
    static Step of(int slot, Instruction instruction) {
        Effects effects = Effects.of(instruction);
        return new Step(slot, instruction, mask(effects.reads()), mask(effects.writes()), mask(effects.clobbers()));
    }

    /// The slot behind it.
    int next() {
        return slot + instruction.slots();
    }

    private static int mask(Set<Register> registers) {
        int mask = 0;
        for (Register register : registers) {
            mask |= 1 << register.code();
        }
        return mask;
    }
}
