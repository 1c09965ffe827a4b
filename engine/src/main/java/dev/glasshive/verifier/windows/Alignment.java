package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;

/// How many of the lowest bits of a value are known to be 0: of a number, or of the distance of a pointer from the start of its region, which is aligned itself.
///
/// The numeric domain knows no such thing; only atomic operations ask for it.
final class Alignment {
    /// Of the number 0.
    static final int ALL = Long.SIZE;

    private Alignment() {}

    static int of(Invariant state, int holder) {
        int zeros = ALL;
        for (Type type : state.types(holder).types()) {
            if (type == Type.NUMBER || TypeSet.POINTERS.has(type)) {
                Interval value = state.get(holder, type == Type.NUMBER ? Facet.SVALUE : Facet.offset(type));
                zeros = Math.min(zeros, value.isConstant() ? Long.numberOfTrailingZeros(value.lo()) : state.zeros(holder));
            }
        }
        return zeros;
    }

    /// Of a number.
    static int of(long constant) {
        return Long.numberOfTrailingZeros(constant);
    }

    /// What `op` leaves of the zeros of two numbers.
    ///
    /// @param count the right operand
    static int after(AluOp op, Width width, int left, int right, ScalarRange count) {
        return switch (op) {
            case ADD, SUB, OR, XOR -> Math.min(left, right);
            case AND -> Math.max(left, right);
            case MUL -> Math.min(ALL, left + right);
            case LSH -> count.isConstant() ? Math.min(ALL, left + (int) (count.value() & width.bits() - 1)) : left;
            case RSH, ARSH -> count.isConstant() ? Math.max(0, left - (int) (count.value() & width.bits() - 1)) : 0;
            case DIV, SDIV, MOD, SMOD -> 0;
        };
    }
}
