package dev.glasshive.compiler;

import static dev.glasshive.compiler.Names.I;
import static dev.glasshive.compiler.Names.J;
import static dev.glasshive.compiler.Names.type;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;

/// Writes what operators do to numbers: the JVM's own operations where it has them, else the method that the operator's row names.
final class OperatorWriter {
    private static final MethodTypeDesc WIDE = type(J, J, J);
    private static final MethodTypeDesc NARROW = type(I, I, I);
    private static final long LOWER_HALF = 0xffff_ffffL;

    private final CodeBuilder code;

    OperatorWriter(CodeBuilder code) {
        this.code = code;
    }

    /// Leaves the value of `operand` on the stack, as 64 bits.
    void push(Operand operand) {
        switch (operand) {
            case Imm(int value) -> code.loadConstant((long) value);
            case Register register -> code.lload(Locals.of(register));
        }
    }

    private void pushNarrow(Operand operand) {
        switch (operand) {
            case Imm(int value) -> code.loadConstant(value);
            case Register register -> code.lload(Locals.of(register)).l2i();
        }
    }

    /// Makes the 64-bit number on the stack one of `width`.
    void truncate(Width width) {
        if (width == Width.W32) {
            code.loadConstant(LOWER_HALF).land();
        }
    }

    /// Leaves `left op right` on the stack.
    void apply(AluOp op, Width width, Register left, Operand right) {
        if (width == Width.W64) {
            code.lload(Locals.of(left));
            wide(op, right);
        } else {
            pushNarrow(left);
            pushNarrow(right);
            narrow(op);
            code.i2l();
            truncate(width);
        }
    }

    private void wide(AluOp op, Operand right) {
        switch (op) {
            // The JVM wants the count of a shift as 32 bits and looks at the lowest six, as the operators do.
            case LSH, RSH, ARSH -> pushNarrow(right);
            default -> push(right);
        }
        switch (op) {
            case ADD -> code.ladd();
            case SUB -> code.lsub();
            case MUL -> code.lmul();
            case OR -> code.lor();
            case AND -> code.land();
            case XOR -> code.lxor();
            case LSH -> code.lshl();
            case RSH -> code.lushr();
            case ARSH -> code.lshr();
            case DIV -> code.invokestatic(Names.ARITHMETIC, "div", WIDE);
            case SDIV -> code.invokestatic(Names.ARITHMETIC, "sdiv", WIDE);
            case MOD -> code.invokestatic(Names.ARITHMETIC, "mod", WIDE);
            case SMOD -> code.invokestatic(Names.ARITHMETIC, "smod", WIDE);
            default -> code.getstatic(Names.ALU_OP, op.name(), Names.ALU_OP).invokestatic(Names.OPERATOR_WRITER, "meaning", type(J, J, J, Names.ALU_OP));
        }
    }

    /// What an operator does that the JVM has nothing for, asked of its row. A new row is compiled so until somebody gives it a line above, which is faster and not more right.
    static long meaning(long a, long b, AluOp op) {
        return op.apply(Width.W64, a, b);
    }

    /// The same for 32 bits.
    static int meaning(int a, int b, AluOp op) {
        return (int) op.apply(Width.W32, a, b);
    }

    private void narrow(AluOp op) {
        switch (op) {
            case ADD -> code.iadd();
            case SUB -> code.isub();
            case MUL -> code.imul();
            case OR -> code.ior();
            case AND -> code.iand();
            case XOR -> code.ixor();
            case LSH -> code.ishl();
            case RSH -> code.iushr();
            case ARSH -> code.ishr();
            case DIV -> code.invokestatic(Names.ARITHMETIC, "div", NARROW);
            case SDIV -> code.invokestatic(Names.ARITHMETIC, "sdiv", NARROW);
            case MOD -> code.invokestatic(Names.ARITHMETIC, "mod", NARROW);
            case SMOD -> code.invokestatic(Names.ARITHMETIC, "smod", NARROW);
            default -> code.getstatic(Names.ALU_OP, op.name(), Names.ALU_OP).invokestatic(Names.OPERATOR_WRITER, "meaning", type(I, I, I, Names.ALU_OP));
        }
    }

    /// Makes the 64-bit number on the stack the sign-extended number in its lower `size` bytes.
    void signExtend(Size size) {
        switch (size) {
            case B -> code.l2i().i2b().i2l();
            case H -> code.l2i().i2s().i2l();
            case W -> code.l2i().i2l();
            case DW -> { }
        }
    }

    /// Makes the 64-bit number on the stack the zero-extended number in its lower `size` bytes.
    void zeroExtend(Size size) {
        switch (size) {
            case B -> code.loadConstant(0xffL).land();
            case H -> code.loadConstant(0xffffL).land();
            case W -> code.loadConstant(LOWER_HALF).land();
            case DW -> { }
        }
    }

    /// Turns the lower `size` bytes of the 64-bit number on the stack round, and clears the others.
    void reverse(Size size) {
        switch (size) {
            case B -> zeroExtend(size);
            case H -> code.l2i().invokestatic(Names.INTEGER, "reverseBytes", type(I, I)).loadConstant(16).iushr().i2l();
            case W -> {
                code.l2i().invokestatic(Names.INTEGER, "reverseBytes", type(I, I)).i2l();
                zeroExtend(size);
            }
            case DW -> code.invokestatic(Names.LONG, "reverseBytes", type(J, J));
        }
    }

    /// Goes to `taken` if `left op right`.
    void branch(Condition op, Width width, Register left, Operand right, Label taken) {
        if (width == Width.W64) {
            code.lload(Locals.of(left));
            push(right);
        } else {
            pushNarrow(left);
            pushNarrow(right);
        }
        boolean wide = width == Width.W64;
        switch (op) {
            case JEQ -> compare(wide, Opcode.IFEQ, Opcode.IF_ICMPEQ, taken);
            case JNE -> compare(wide, Opcode.IFNE, Opcode.IF_ICMPNE, taken);
            case JSGT -> compare(wide, Opcode.IFGT, Opcode.IF_ICMPGT, taken);
            case JSGE -> compare(wide, Opcode.IFGE, Opcode.IF_ICMPGE, taken);
            case JSLT -> compare(wide, Opcode.IFLT, Opcode.IF_ICMPLT, taken);
            case JSLE -> compare(wide, Opcode.IFLE, Opcode.IF_ICMPLE, taken);
            case JGT -> compareUnsigned(wide, Opcode.IFGT, taken);
            case JGE -> compareUnsigned(wide, Opcode.IFGE, taken);
            case JLT -> compareUnsigned(wide, Opcode.IFLT, taken);
            case JLE -> compareUnsigned(wide, Opcode.IFLE, taken);
            case JSET -> {
                if (wide) {
                    code.land().lconst_0().lcmp();
                } else {
                    code.iand();
                }
                code.ifne(taken);
            }
        }
    }

    private void compare(boolean wide, Opcode afterComparison, Opcode direct, Label taken) {
        if (wide) {
            code.lcmp().branch(afterComparison, taken);
        } else {
            code.branch(direct, taken);
        }
    }

    private void compareUnsigned(boolean wide, Opcode afterComparison, Label taken) {
        if (wide) {
            code.invokestatic(Names.LONG, "compareUnsigned", type(I, J, J));
        } else {
            code.invokestatic(Names.INTEGER, "compareUnsigned", type(I, I, I));
        }
        code.branch(afterComparison, taken);
    }
}
