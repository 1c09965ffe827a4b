package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Program;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program made ready for a machine: one entry a slot, with the registers each instruction reads and writes as bit masks.
///
/// @param slots null in the second half of a wide load
record Loaded(Program program, @Nullable Instruction[] slots, int[] reads, int[] writes, int[] clobbers) {
    static Loaded of(Program program) {
        @Nullable Instruction[] slots = program.code().toSlotArray();
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
                slots[slot] = resolve(instruction, slot);
            }
        }
        return new Loaded(program, slots, reads, writes, clobbers);
    }

    /// Addresses of maps, of their values and of code are constants of the address space, so a load of one becomes a load of a number.
    private static Instruction resolve(Instruction instruction, int slot) {
        if (!(instruction instanceof LoadImm64(Register dst, WideSource source, int low, int high))) {
            return instruction;
        }
        return switch (source) {
            case MAP_BY_INDEX, MAP_BY_FD -> LoadImm64.of(dst, AddressSpace.map(low));
            case MAP_VALUE_BY_INDEX, MAP_VALUE_BY_FD -> LoadImm64.of(dst, AddressSpace.mapValues(low, Integer.toUnsignedLong(high)));
            case CODE -> LoadImm64.of(dst, AddressSpace.address(AddressSpace.CODE, slot + 1L + low));
            case VALUE, VARIABLE -> instruction;
        };
    }

    static int mask(Set<Register> registers) {
        int mask = 0;
        for (Register register : registers) {
            mask |= 1 << register.code();
        }
        return mask;
    }
}
