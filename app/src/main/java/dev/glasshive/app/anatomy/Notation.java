package dev.glasshive.app.anatomy;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;

/// The meaning of an instruction in fields, the way the standard writes it: `dst = src`, not `r1 = r2`.
final class Notation {
    private Notation() {}

    static String of(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Alu(AluOp op, Width width, Register dst, Operand src) ->
                    width == Width.W64 ? "dst " + op.symbol() + " " + source(src) : "dst = (u32)(dst " + op.symbol().replace("=", "") + " " + source(src) + ")";
            case Instruction.Mov(Width width, Register dst, Operand src) -> width == Width.W64 ? "dst = " + source(src) : "dst = (u32) " + source(src);
            case Instruction.MovSx move -> move.width() == Width.W64
                    ? "dst = (s64) (" + move.from().signedType() + ") src" : "dst = (u32) (s32) (" + move.from().signedType() + ") src";
            case Instruction.Neg(Width width, Register dst) -> width == Width.W64 ? "dst = -dst" : "dst = (u32) -dst";
            case Instruction.ByteSwap swap -> "dst = " + switch (swap.op()) {
                case TO_LE -> "htole";
                case TO_BE -> "htobe";
                case SWAP -> "bswap";
            } + swap.size().bits() + "(dst)";
            case Instruction.LoadImm64 load -> switch (load.source()) {
                case VALUE -> "dst = (next_imm << 32) | imm";
                case MAP_BY_FD -> "dst = map_by_fd(imm)";
                case MAP_VALUE_BY_FD -> "dst = map_val(map_by_fd(imm)) + next_imm";
                case VARIABLE -> "dst = var_addr(imm)";
                case CODE -> "dst = code_addr(imm)";
                case MAP_BY_INDEX -> "dst = map_by_idx(imm)";
                case MAP_VALUE_BY_INDEX -> "dst = map_val(map_by_idx(imm)) + next_imm";
            };
            case Instruction.Load load -> "dst = *("
                    + (load.extension() == Extension.ZERO ? load.size().unsignedType() : load.size().signedType()) + " *)(src + offset)";
            case Instruction.Store store -> "*(" + store.size().unsignedType() + " *)(dst + offset) = " + source(store.src());
            case Instruction.Atomic atomic -> switch (atomic.op().result()) {
                case NONE -> "*(" + atomic.size().unsignedType() + " *)(dst + offset) " + atomic.op().symbol() + " src";
                case TO_SRC -> "src = " + atomic.op().mnemonic() + "((" + atomic.size().unsignedType() + " *)(dst + offset), src)";
                case TO_R0 -> "r0 = cmpxchg((" + atomic.size().unsignedType() + " *)(dst + offset), r0, src)";
            };
            case Instruction.LoadAcquire load -> "dst = load_acquire((" + load.size().unsignedType() + " *)(src + offset))";
            case Instruction.StoreRelease store -> "store_release((" + store.size().unsignedType() + " *)(dst + offset), src)";
            case Instruction.LegacyLoad load -> "r0 = *(" + load.size().unsignedType() + " *) packet[" + (load.index() instanceof Absolute ? "imm" : "src + imm") + "]";
            case Instruction.Jump jump -> jump.reach() == Instruction.Reach.SHORT ? "goto +offset" : "goto +imm";
            case Instruction.Branch branch -> branch.width() == Width.W64
                    ? "if dst " + branch.op().symbol() + " " + source(branch.right()) + " goto +offset"
                    : "if " + narrow(branch) + "dst " + branch.op().symbol() + " " + narrow(branch) + source(branch.right()) + " goto +offset";
            case Instruction.CallHelper call -> "call imm";
            case Instruction.CallLocal call -> "call PC += imm";
            case Instruction.CallKfunc call -> "call imm (BTF id)";
            case Instruction.CallRegister call -> "call dst";
            case Instruction.Exit() -> "exit";
        };
    }

    private static String narrow(Instruction.Branch branch) {
        return branch.op().isSigned() ? "(s32) " : "(u32) ";
    }

    private static String source(Operand operand) {
        return operand instanceof Register ? "src" : "imm";
    }
}
