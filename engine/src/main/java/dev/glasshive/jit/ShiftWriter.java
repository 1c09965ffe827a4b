package dev.glasshive.jit;

import static dev.glasshive.jit.X86Register.R11;
import static dev.glasshive.jit.X86Register.RCX;

/// Writes shifts by a count in a register, in the form that every processor of x86-64 has: it takes the count from cl alone, which is r4's place.
///
/// Newer ones (BMI2) have `shlx`, `shrx` and `sarx`, which take any register. Either form looks at the lowest six bits of the count, or five for 32 bits, as eBPF does.
final class ShiftWriter {
    private final X86Assembler code;

    ShiftWriter(X86Assembler code) {
        this.code = code;
    }

    void write(Shift op, int bits, X86Register dst, X86Register count) {
        if (count == RCX && dst != RCX) {
            code.shiftByCl(op, bits, dst);
            return;
        }
        code.mov(64, R11, RCX);
        if (count != RCX) {
            code.mov(64, RCX, count);
        }
        code.shiftByCl(op, bits, dst == RCX ? R11 : dst);
        code.mov(64, RCX, R11);
    }
}
