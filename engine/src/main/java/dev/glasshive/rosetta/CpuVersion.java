package dev.glasshive.rosetta;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
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
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.util.Locale;

/// The processor that a compiler must be told of before it uses an instruction: LLVM's `-mcpu=v1` to `v4`.
public enum CpuVersion {
    V1, V2, V3, V4;

    /// The name that LLVM gives it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The first version that has `instruction`.
    public static CpuVersion of(Instruction instruction) {
        return switch (instruction) {
            case Alu(AluOp op, Width width, var dst, var src) -> op.offset() != 0 ? V4 : of(width);
            case Mov move -> of(move.width());
            case Neg negate -> of(negate.width());
            case MovSx _, LoadAcquire _, StoreRelease _ -> V4;
            case ByteSwap swap -> swap.op() == SwapOp.SWAP ? V4 : V1;
            case Load load -> load.extension() == Extension.SIGN ? V4 : V1;
            case Atomic atomic -> atomic.op() == AtomicOp.ADD ? V1 : V3;
            case Jump jump -> jump.reach() == Reach.LONG ? V4 : V1;
            case Branch branch -> branch.width() == Width.W32 ? V3 : switch (branch.op()) {
                case JLT, JLE, JSLT, JSLE -> V2;
                case JEQ, JGT, JGE, JSET, JNE, JSGT, JSGE -> V1;
            };
            case LoadImm64 _, Store _, LegacyLoad _, CallHelper _, CallLocal _, CallKfunc _, CallRegister _, Exit _ -> V1;
        };
    }

    private static CpuVersion of(Width width) {
        return width == Width.W32 ? V3 : V1;
    }
}
