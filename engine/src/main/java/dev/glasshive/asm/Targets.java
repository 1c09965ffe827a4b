package dev.glasshive.asm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import java.util.OptionalInt;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The slots that instructions point at.
final class Targets {
    private Targets() {}

    /// All slots that jumps, calls and code addresses in `code` point at, inside the code or not.
    static NavigableSet<Integer> of(Code code) {
        NavigableSet<Integer> targets = new TreeSet<>();
        int slot = 0;
        for (Instruction instruction : code.instructions()) {
            of(instruction, slot).ifPresent(targets::add);
            slot += instruction.slots();
        }
        return targets;
    }

    /// The slot that `instruction`, standing at `slot`, points at. Distances count from the slot behind its first one.
    static OptionalInt of(Instruction instruction, int slot) {
        return switch (instruction) {
            case Jump jump -> OptionalInt.of(slot + 1 + jump.offset());
            case Branch branch -> OptionalInt.of(slot + 1 + branch.offset());
            case CallLocal call -> OptionalInt.of(slot + 1 + call.offset());
            case LoadImm64 load when load.source() == WideSource.CODE -> OptionalInt.of(slot + 1 + load.low());
            case LoadImm64 _, Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _,
                    Instruction.Load _, Instruction.Store _, Instruction.Atomic _, Instruction.LegacyLoad _, Instruction.CallHelper _,
                    Instruction.CallKfunc _, Instruction.CallRegister _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.Exit _ -> OptionalInt.empty();
        };
    }
}
