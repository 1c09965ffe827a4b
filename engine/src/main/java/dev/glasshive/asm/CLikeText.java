package dev.glasshive.asm;

import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Atomic;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Instruction.ByteSwap;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.CallKfunc;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.CallRegister;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Indirect;
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
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;

/// One instruction as C-like text.
record CLikeText(Wording wording, int slot) {

    String of(Instruction instruction) {
        return switch (instruction) {
            case Alu(var op, Width width, Register dst, Operand src) -> dst.name(width) + " " + op.symbol() + " " + operand(width, src);
            case Mov(Width width, Register dst, Operand src) -> dst.name(width) + " = " + operand(width, src);
            case MovSx(Width width, Size from, Register dst, Register src) -> dst.name(width) + " = (" + from.signedType() + ")" + src.name(width);
            case Neg(Width width, Register dst) -> dst.name(width) + " = -" + dst.name(width);
            case ByteSwap(var op, Size size, Register dst) -> dst + " = " + op.mnemonic() + size.bits() + " " + dst;
            case LoadImm64 load -> wording.wide(load, slot);
            case Load(Size size, Extension extension, Register dst, Register base, short offset) ->
                    dst + " = " + memory(extension == Extension.ZERO ? size.unsignedType() : size.signedType(), base, offset);
            case Store(Size size, Register base, short offset, Operand src) ->
                    memory(size.unsignedType(), base, offset) + " = " + operand(Width.W64, src);
            case Atomic atomic -> atomic(atomic);
            case LoadAcquire(Size size, Register dst, Register base, short offset) ->
                    dst.name(width(size)) + " = " + Words.LOAD_ACQUIRE + "((" + size.unsignedType() + " *)(" + place(base, offset) + "))";
            case StoreRelease(Size size, Register base, short offset, Register src) ->
                    Words.STORE_RELEASE + "((" + size.unsignedType() + " *)(" + place(base, offset) + "), " + src.name(width(size)) + ")";
            case LegacyLoad load -> "r0 = *(" + load.size().unsignedType() + " *)skb[" + switch (load.index()) {
                case Absolute() -> wording.number(load.offset());
                case Indirect index -> wording.index(load, index);
            } + "]";
            case Jump(Reach reach, int offset) -> (reach == Reach.SHORT ? "goto " : "gotol ") + wording.target(slot, offset);
            case Branch(var op, Width width, Register left, Operand right, short offset) ->
                    "if " + left.name(width) + " " + op.symbol() + " " + operand(width, right) + " goto " + wording.target(slot, offset);
            case CallHelper call -> wording.call(call);
            case CallLocal call -> wording.call(call, slot);
            case CallKfunc call -> wording.call(call);
            case CallRegister(Register callee) -> "callx " + callee;
            case Exit() -> "exit";
        };
    }

    /// Up to four bytes LLVM writes the lower half of the register.
    private static Width width(Size size) {
        return size == Size.DW ? Width.W64 : Width.W32;
    }

    private String operand(Width width, Operand operand) {
        return switch (operand) {
            case Register register -> register.name(width);
            case Imm(int value) -> wording.number(value);
        };
    }

    private String memory(String type, Register base, short offset) {
        return "*(" + type + " *)(" + place(base, offset) + ")";
    }

    private String place(Register base, short offset) {
        return base + " " + wording.apart(offset);
    }

    private String atomic(Atomic atomic) {
        AtomicOp op = atomic.op();
        Width width = width(atomic.size());
        String src = wording.changer(atomic);
        if (op.result() == AtomicOp.Result.NONE) {
            return "lock " + memory(atomic.size().unsignedType(), atomic.base(), atomic.offset()) + " " + op.symbol() + " " + src;
        }
        boolean toR0 = op.result() == AtomicOp.Result.TO_R0;
        String r0 = Register.R0.name(width);
        String operands = ", " + (toR0 ? r0 + ", " : "") + src + ")";
        String place = place(atomic.base(), atomic.offset());
        // LLVM has one name for both sizes of these, and a name for each size of the others.
        String call = op.mnemonic().startsWith("fetch_")
                ? "atomic_" + op.mnemonic() + "((" + atomic.size().unsignedType() + " *)(" + place + ")"
                : op.mnemonic() + (width == Width.W64 ? "_64(" : "32_32(") + place;
        return (toR0 ? r0 : src) + " = " + call + operands;
    }
}
