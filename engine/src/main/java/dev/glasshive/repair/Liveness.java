package dev.glasshive.repair;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which registers are read later, before they are written. A call may read all registers that its helper has arguments for.
final class Liveness {
    private static final int ARGUMENTS = 0b11_1110;

    private final Code code;
    private final Platform platform;
    private final Map<Integer, Integer> before = new HashMap<>();

    Liveness(Code code, Platform platform) {
        this.code = code;
        this.platform = platform;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int slot : code.starts().reversed()) {
                changed |= update(slot);
            }
        }
    }

    /// Whether the value of `register` before `slot` may be read.
    boolean isLive(int slot, Register register) {
        return (before.getOrDefault(slot, 0) >>> register.code() & 1) != 0;
    }

    /// Whether the value of `register` after `slot` may be read.
    boolean isLiveAfter(int slot, Register register) {
        return Jumps.successors(code, slot).stream().anyMatch(next -> isLive(next, register));
    }

    private boolean update(int slot) {
        int after = 0;
        for (int next : Jumps.successors(code, slot)) {
            after |= before.getOrDefault(next, 0);
        }
        Effects effects = Effects.of(code.at(slot));
        int live = after & ~mask(List.copyOf(effects.writes())) & ~mask(List.copyOf(effects.clobbers())) | mask(List.copyOf(effects.reads())) | arguments(code.at(slot));
        Integer old = before.put(slot, live);
        return old == null || old != live;
    }

    private int arguments(Instruction instruction) {
        return switch (instruction) {
            case Instruction.CallHelper(int id) -> platform.helper(id).map(Liveness::arguments).orElse(ARGUMENTS);
            case Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> ARGUMENTS;
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Load _,
                    Instruction.Store _, Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.LegacyLoad _, Instruction.Jump _,
                    Instruction.Branch _, Instruction.Exit _ -> 0;
        };
    }

    private static int arguments(Helper helper) {
        int count = helper.arguments().size();
        return count == 0 && !helper.prototype().contains("(void)") ? ARGUMENTS : (1 << count + 1) - 2;
    }

    private static int mask(List<Register> registers) {
        return registers.stream().mapToInt(register -> 1 << register.code()).reduce(0, (a, b) -> a | b);
    }
}
