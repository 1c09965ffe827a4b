package dev.glasshive.compiler;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Register;
import java.util.Set;

/// An instruction at its slot, with the registers it reads, gives a value and leaves without one, as bit masks.
record Step(int slot, Instruction instruction, int reads, int writes, int clobbers) {
    static Step of(int slot, Instruction instruction) {
        Effects effects = Effects.of(instruction);
        return new Step(slot, instruction, mask(effects.reads()), mask(effects.writes()), mask(effects.clobbers()));
    }

    /// `call` at `slot` of a function that is written out, which begins without a value in `lost`.
    static Step entering(int slot, CallLocal call, int lost) {
        return new Step(slot, call, 0, 0, lost);
    }

    /// Whether it calls a function that is written out.
    boolean isEntering() {
        return instruction instanceof CallLocal && writes == 0;
    }

    /// The `exit` at `slot` of a function that is written out, which need not return anything.
    static Step returning(int slot, Exit exit) {
        return new Step(slot, exit, 0, 0, 0);
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
