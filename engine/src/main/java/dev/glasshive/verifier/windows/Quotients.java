package dev.glasshive.verifier.windows;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarAlu;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;

/// Ranges of results, also where Linux knows nothing of them: quotients, remainders, and shifts by a number that is not known.
final class Quotients {
    private Quotients() {}

    /// What `op` makes of numbers in two ranges.
    static ScalarRange apply(AluOp op, Width width, ScalarRange left, ScalarRange right) {
        ScalarRange a = width == Width.W64 ? left : left.low();
        ScalarRange b = width == Width.W64 ? right : right.low();
        if (a.isConstant() && b.isConstant()) {
            return ScalarRange.of(op.apply(width, a.value(), b.value()));
        }
        return switch (op) {
            case DIV -> divide(a, b);
            case MOD -> remainder(a, b);
            case RSH -> b.isConstant() ? ScalarAlu.apply(op, width, left, masked(width, b)) : between(0, a.umax());
            case LSH, ARSH -> b.isConstant() ? ScalarAlu.apply(op, width, left, masked(width, b)) : unknown(width);
            case SDIV -> signed(width, SignedQuotients.divide(bounds(width, left), bounds(width, right), width));
            case SMOD -> signed(width, SignedQuotients.remainder(bounds(width, left), bounds(width, right)));
            case ADD, SUB, MUL, OR, AND, XOR -> ScalarAlu.apply(op, width, left, right);
        };
    }

    private static ScalarRange unknown(Width width) {
        return width == Width.W64 ? ScalarRange.UNKNOWN : ScalarRange.UNKNOWN.low();
    }

    /// A count as the machine takes it.
    private static ScalarRange masked(Width width, ScalarRange count) {
        return ScalarRange.of(count.value() & width.bits() - 1);
    }

    /// The bounds of a number as signed operations of a width see it.
    private static Interval bounds(Width width, ScalarRange range) {
        return width == Width.W64 ? new Interval(range.smin(), range.smax()) : new Interval(range.smin32(), range.smax32());
    }

    private static ScalarRange signed(Width width, Interval bounds) {
        return width == Width.W64
                ? new ScalarRange(Tnum.UNKNOWN, bounds.lo(), bounds.hi(), 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1).tightened()
                : new ScalarRange(Tnum.UNKNOWN.low(), 0, 0xffff_ffffL, 0, 0xffff_ffffL, (int) bounds.lo(), (int) bounds.hi(), 0, -1).tightened();
    }

    private static ScalarRange divide(ScalarRange a, ScalarRange b) {
        if (b.umax() == 0) {
            return ScalarRange.ZERO;
        }
        if (b.umin() == 0) {
            return between(0, a.umax());
        }
        return between(Long.divideUnsigned(a.umin(), b.umax()), Long.divideUnsigned(a.umax(), b.umin()));
    }

    private static ScalarRange remainder(ScalarRange a, ScalarRange b) {
        if (b.umin() != 0 && Long.compareUnsigned(a.umax(), b.umin()) < 0) {
            return a;
        }
        if (b.umin() == 0) {
            return between(0, a.umax());
        }
        long most = b.umax() - 1;
        return between(0, Long.compareUnsigned(most, a.umax()) < 0 ? most : a.umax());
    }

    private static ScalarRange between(long least, long most) {
        return new ScalarRange(Tnum.UNKNOWN, Long.MIN_VALUE, Long.MAX_VALUE, least, most, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1).tightened();
    }
}
