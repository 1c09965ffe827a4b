package dev.glasshive.jit;

import static dev.glasshive.jit.X86Register.R11;
import static dev.glasshive.jit.X86Register.RAX;
import static dev.glasshive.jit.X86Register.RDX;

import dev.glasshive.isa.AluOp;

/// Writes divisions and remainders.
///
/// The processor divides only `rdx:rax`, and stops the kernel where the divisor is zero or the quotient has no room, which is the smallest number divided by -1. In eBPF neither is a fault
/// (RFC 9669 section 4.1): both are looked for first. The divisor goes through r11.
final class DivisionWriter {
    private final X86Assembler code;

    DivisionWriter(X86Assembler code) {
        this.code = code;
    }

    /// Whether signs count.
    static boolean isSigned(AluOp op) {
        return op == AluOp.SDIV || op == AluOp.SMOD;
    }

    private static boolean isRemainder(AluOp op) {
        return op == AluOp.MOD || op == AluOp.SMOD;
    }

    /// Whether a division by `number` needs no division at all.
    static boolean isTrivial(AluOp op, int number) {
        return number == 0 || number == -1 && isSigned(op);
    }

    /// Writes a division by a number that [#isTrivial].
    void trivial(AluOp op, int bits, X86Register dst, int number) {
        if (number == 0) {
            byZero(op, bits, dst);
        } else {
            byMinusOne(op, bits, dst);
        }
    }

    /// Writes a division by what r11 holds, which is neither 0 nor, if signs count, -1.
    void divide(AluOp op, int bits, X86Register dst) {
        if (dst != RAX) {
            code.push(RAX);
        }
        if (dst != RDX) {
            code.push(RDX);
        }
        if (dst != RAX) {
            code.mov(bits, RAX, dst);
        }
        if (isSigned(op)) {
            code.spreadSign(bits);
            code.apply(Unary.IDIV, bits, R11);
        } else {
            code.apply(Arithmetic.XOR, 32, RDX, RDX);
            code.apply(Unary.DIV, bits, R11);
        }
        X86Register result = isRemainder(op) ? RDX : RAX;
        if (dst != result) {
            code.mov(bits, dst, result);
        }
        if (dst != RDX) {
            code.pop(RDX);
        }
        if (dst != RAX) {
            code.pop(RAX);
        }
    }

    /// Writes a division by what r11 holds, which may be anything.
    void checkAndDivide(AluOp op, int bits, X86Register dst) {
        X86Label done = new X86Label();
        X86Label notZero = new X86Label();
        code.test(bits, R11, R11);
        code.jump(Flag.NE, notZero);
        byZero(op, bits, dst);
        code.jmp(done);
        code.bind(notZero);
        if (isSigned(op)) {
            X86Label notMinusOne = new X86Label();
            code.apply(Arithmetic.CMP, bits, R11, -1);
            code.jump(Flag.NE, notMinusOne);
            byMinusOne(op, bits, dst);
            code.jmp(done);
            code.bind(notMinusOne);
        }
        divide(op, bits, dst);
        code.bind(done);
    }

    /// The quotient is 0; the remainder is the dividend, of which the upper half is cleared in 32 bits.
    private void byZero(AluOp op, int bits, X86Register dst) {
        if (!isRemainder(op)) {
            code.constant(dst, 0);
        } else if (bits == 32) {
            code.mov(32, dst, dst);
        }
    }

    private void byMinusOne(AluOp op, int bits, X86Register dst) {
        if (isRemainder(op)) {
            code.constant(dst, 0);
        } else {
            code.apply(Unary.NEG, bits, dst);
        }
    }
}
