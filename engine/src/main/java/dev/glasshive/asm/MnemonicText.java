package dev.glasshive.asm;

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
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Instruction.StoreRelease;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;

/// One instruction as a mnemonic and its operands, the inverse of [MnemonicParser].
record MnemonicText(Wording wording, int slot) {

    String of(Instruction instruction) {
        return switch (instruction) {
            case Alu(var op, var width, Register dst, Operand src) -> Mnemonics.of(op, width) + " " + operands(dst, src);
            case Mov(var width, Register dst, Operand src) -> Mnemonics.move(width) + " " + operands(dst, src);
            case MovSx(var width, var from, Register dst, Register src) -> Mnemonics.signedMove(width, from) + " " + operands(dst, src);
            case Neg(var width, Register dst) -> Mnemonics.negate(width) + " " + operand(dst);
            case ByteSwap(var op, var size, Register dst) -> Mnemonics.of(op, size) + " " + operand(dst);
            case LoadImm64 load -> "lddw " + operand(load.dst()) + ", " + wide(load);
            case Load(var size, var extension, Register dst, Register base, short offset) ->
                    Mnemonics.load(size, extension) + " " + operand(dst) + ", " + memory(base, offset);
            case Store(var size, Register base, short offset, Operand src) -> Mnemonics.store(size, src) + " " + memory(base, offset) + ", " + operand(src);
            case Atomic(var op, var size, Register base, short offset, Register src) ->
                    "lock " + Mnemonics.of(op, size) + " " + memory(base, offset) + ", " + operand(src);
            case LoadAcquire(var size, Register dst, Register base, short offset) ->
                    Mnemonics.acquire(size) + " " + operand(dst) + ", " + memory(base, offset);
            case StoreRelease(var size, Register base, short offset, Register src) ->
                    Mnemonics.release(size) + " " + memory(base, offset) + ", " + operand(src);
            case LegacyLoad(var size, var index, int offset) -> Mnemonics.packetLoad(size, index) + " " + switch (index) {
                case Absolute() -> "";
                case Indirect(Register register) -> operand(register) + ", ";
            } + wording.number(offset);
            case Jump(var reach, int offset) -> Mnemonics.of(reach) + " " + wording.target(slot, offset);
            case Branch(var op, var width, Register left, Operand right, short offset) ->
                    Mnemonics.of(op, width) + " " + operands(left, right) + ", " + wording.target(slot, offset);
            case CallHelper(int id) -> "call " + (id < 0 ? "helper " : "") + id;
            case CallLocal(int offset) -> "call local " + wording.target(slot, offset);
            case CallKfunc(int id, short module) -> "call runtime " + id + (module == 0 ? "" : ", " + module);
            case CallRegister(Register callee) -> "call " + operand(callee);
            case Exit() -> "exit";
        };
    }

    private String operands(Register dst, Operand src) {
        return operand(dst) + ", " + operand(src);
    }

    private String operand(Operand operand) {
        return switch (operand) {
            case Register register -> "%" + register;
            case Imm(int value) -> wording.number(value);
        };
    }

    private String memory(Register base, short offset) {
        return "[" + operand(base) + (offset == 0 ? "" : wording.signed(offset)) + "]";
    }

    /// A number as hexadecimal, the rest as in source text but without the word that ends a wide load there.
    private String wide(LoadImm64 load) {
        if (load.source() == WideSource.VALUE) {
            return "0x" + Long.toHexString(load.value());
        }
        String text = wording.wide(load, slot);
        return text.substring(text.indexOf('=') + 2, text.length() - " ll".length());
    }
}
