package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;

/// Instructions that fixes are made of.
final class Emit {
    private Emit() {}

    static Instruction move(Register to, Register from) {
        return new Instruction.Mov(Width.W64, to, from);
    }

    static Instruction set(Register to, int value) {
        return new Instruction.Mov(Width.W64, to, new Imm(value));
    }

    static Instruction alu(AluOp op, Register to, int value) {
        return new Instruction.Alu(op, Width.W64, to, new Imm(value));
    }

    static Instruction add(Register to, int value) {
        return alu(AluOp.ADD, to, value);
    }

    static Instruction load(Size size, Register to, Register base, int offset) {
        return new Instruction.Load(size, Extension.ZERO, to, base, (short) offset);
    }

    static Instruction store(Size size, Register base, int offset, Operand value) {
        return new Instruction.Store(size, base, (short) offset, value);
    }

    static Instruction branch(Condition op, Register left, Operand right) {
        return new Instruction.Branch(op, Width.W64, left, right, (short) 0);
    }

    static Instruction call(int id) {
        return new Instruction.CallHelper(id);
    }

    static final Instruction EXIT = new Instruction.Exit();
}
