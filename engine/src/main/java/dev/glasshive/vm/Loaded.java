package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program made ready for a machine: one entry a slot, with the registers each instruction reads and writes as bit masks.
///
/// @param slots null in the second half of a wide load
record Loaded(Program program, @Nullable Instruction[] slots, int[] reads, int[] writes, int[] clobbers) {
    /// The most slots of a program: Linux takes a million instructions.
    static final int MOST_SLOTS = 1_000_000;

    /// `program` made ready.
    ///
    /// @throws MalformedProgramException if it is too long, or a wide load names a map or an instruction that does not exist
    static Loaded of(Program program, List<MapSpec> maps) throws MalformedProgramException {
        Code code = program.code();
        if (code.size() > MOST_SLOTS) {
            throw new MalformedProgramException("program " + program.name() + " has " + code.size() + " slots, more than " + MOST_SLOTS + ": make it shorter");
        }
        @Nullable Instruction[] slots = code.toSlotArray();
        int[] reads = new int[slots.length];
        int[] writes = new int[slots.length];
        int[] clobbers = new int[slots.length];
        for (int slot = 0; slot < slots.length; slot++) {
            Instruction instruction = slots[slot];
            if (instruction != null) {
                Effects effects = Effects.of(instruction);
                // A function may return nothing, so r0 is asked for only where the program itself ends.
                reads[slot] = instruction instanceof Exit ? 0 : mask(effects.reads());
                writes[slot] = mask(effects.writes());
                clobbers[slot] = mask(effects.clobbers());
                if (instruction instanceof LoadImm64 load) {
                    slots[slot] = new WideLoads(program, maps).resolve(load, slot);
                }
            }
        }
        return new Loaded(program, slots, reads, writes, clobbers);
    }

    /// Whether an instruction starts at `slot`.
    boolean startsAt(int slot) {
        return slot >= 0 && slot < slots.length && slots[slot] != null;
    }

    private static int mask(Set<Register> registers) {
        int mask = 0;
        for (Register register : registers) {
            mask |= 1 << register.code();
        }
        return mask;
    }
}
