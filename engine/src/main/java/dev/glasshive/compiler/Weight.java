package dev.glasshive.compiler;

import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Jump;
import dev.glasshive.isa.Instruction.LegacyLoad;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.LoadAcquire;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.MovSx;
import dev.glasshive.isa.Instruction.Neg;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;

/// How many bytes of bytecode something takes, about: HotSpot leaves methods beyond [#METHOD_LIMIT] to its interpreter.
final class Weight {
    /// `HugeMethodLimit` of HotSpot.
    static final int METHOD_LIMIT = 8000;

    private static final int BLOCK = 25;

    private Weight() {}

    static int of(Block block) {
        return BLOCK + block.steps().stream().mapToInt(Weight::of).sum();
    }

    static int of(Step step) {
        return switch (step.instruction()) {
            case Mov _, MovSx _, Neg _, LoadImm64 _, Jump _ -> 8;
            case Alu _, Branch _, ByteSwap _ -> 14;
            case Load _, Store _, LoadAcquire _, StoreRelease _ -> 28;
            case Atomic _ -> 50;
            case CallHelper _, CallLocal _ -> 160;
            case Exit _, LegacyLoad _, CallKfunc _, CallRegister _ -> 10;
        };
    }
}
