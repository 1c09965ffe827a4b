package dev.glasshive.verifier.domain;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.nio.ByteOrder;

/// How operators change ranges: the range that contains `op.apply(width, x, y)` for every `x` of one range and every `y` of the other.
///
/// As precise as Linux 6.18 and not more, so that bounds print alike: quotients and remainders, and shifts by an unknown count, give an unknown number.
public final class ScalarAlu {
    private static final long LOW = 0xffff_ffffL;

    private ScalarAlu() {}

    /// `left op right`.
    public static ScalarRange apply(AluOp op, Width width, ScalarRange left, ScalarRange right) {
        Draft out = new Draft(left);
        switch (op) {
            case ADD -> add(out, right);
            case SUB -> subtract(out, right);
            case MUL -> multiply(out, right);
            case AND -> and(out, right);
            case OR -> or(out, right);
            case XOR -> xor(out, right);
            case LSH, RSH, ARSH -> {
                if (!isCount(width, right)) {
                    return ScalarRange.UNKNOWN;
                }
                shift(op, width, out, (int) right.value());
            }
            case DIV, SDIV, MOD, SMOD -> {
                return ScalarRange.UNKNOWN;
            }
        }
        if (width == Width.W32) {
            out.zeroExtend();
        }
        return out.tightened();
    }

    /// Whether `range` is one number that may stand as a shift count of `width`. Linux looks at the whole number even where only the lower half counts.
    private static boolean isCount(Width width, ScalarRange range) {
        return range.isConstant(width) && Long.compareUnsigned(range.umax(), width.bits()) < 0;
    }

    /// `-range`.
    public static ScalarRange negate(Width width, ScalarRange range) {
        Draft out = new Draft(ScalarRange.ZERO);
        subtract(out, range);
        if (width == Width.W32) {
            out.zeroExtend();
        }
        return out.tightened();
    }

    /// Bytes swapped, and cut to `size`.
    public static ScalarRange swap(SwapOp op, Size size, ScalarRange range) {
        // Linux runs here on a little-endian host, where le16 and its like only cut.
        boolean swaps = op.apply(Size.H, 1, ByteOrder.LITTLE_ENDIAN) != 1;
        return swaps
                ? ScalarRange.UNKNOWN.withBits(range.bits().reverseBytes().shiftRight(Long.SIZE - size.bits())).tightened()
                : range.truncated(size.bytes());
    }

    private static void add(Draft out, ScalarRange right) {
        addLow(out, right);
        long low = out.smin + right.smin();
        long high = out.smax + right.smax();
        if (overflowsAdd(out.smin, right.smin(), low) || overflowsAdd(out.smax, right.smax(), high)) {
            out.forgetSigned();
        } else {
            out.smin = low;
            out.smax = high;
        }
        long from = out.umin + right.umin();
        long to = out.umax + right.umax();
        boolean lowWraps = Long.compareUnsigned(from, out.umin) < 0;
        boolean highWraps = Long.compareUnsigned(to, out.umax) < 0;
        out.umin = from;
        out.umax = to;
        if (!lowWraps && highWraps) {
            out.forgetUnsigned();
        }
        out.bits = out.bits.add(right.bits());
    }

    private static void addLow(Draft out, ScalarRange right) {
        long low = (long) out.smin32 + right.smin32();
        long high = (long) out.smax32 + right.smax32();
        if (low != (int) low || high != (int) high) {
            out.forgetSigned32();
        } else {
            out.smin32 = (int) low;
            out.smax32 = (int) high;
        }
        long from = (out.umin32 & LOW) + (right.umin32() & LOW);
        long to = (out.umax32 & LOW) + (right.umax32() & LOW);
        out.umin32 = (int) from;
        out.umax32 = (int) to;
        if (from <= LOW && to > LOW) {
            out.forgetUnsigned32();
        }
    }

    private static void subtract(Draft out, ScalarRange right) {
        subtractLow(out, right);
        long low = out.smin - right.smax();
        long high = out.smax - right.smin();
        if (overflowsSubtract(out.smin, right.smax(), low) || overflowsSubtract(out.smax, right.smin(), high)) {
            out.forgetSigned();
        } else {
            out.smin = low;
            out.smax = high;
        }
        boolean lowWraps = Long.compareUnsigned(out.umin, right.umax()) < 0;
        boolean highWraps = Long.compareUnsigned(out.umax, right.umin()) < 0;
        out.umin -= right.umax();
        out.umax -= right.umin();
        if (lowWraps && !highWraps) {
            out.forgetUnsigned();
        }
        out.bits = out.bits.subtract(right.bits());
    }

    private static void subtractLow(Draft out, ScalarRange right) {
        long low = (long) out.smin32 - right.smax32();
        long high = (long) out.smax32 - right.smin32();
        if (low != (int) low || high != (int) high) {
            out.forgetSigned32();
        } else {
            out.smin32 = (int) low;
            out.smax32 = (int) high;
        }
        long from = (out.umin32 & LOW) - (right.umax32() & LOW);
        long to = (out.umax32 & LOW) - (right.umin32() & LOW);
        out.umin32 = (int) from;
        out.umax32 = (int) to;
        if (from < 0 && to >= 0) {
            out.forgetUnsigned32();
        }
    }

    private static boolean overflowsAdd(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0;
    }

    private static boolean overflowsSubtract(long a, long b, long difference) {
        return ((a ^ b) & (a ^ difference)) < 0;
    }

    private static void multiply(Draft out, ScalarRange right) {
        out.bits = out.bits.multiply(right.bits());
        multiplyLow(out, right);
        multiplySigned(out, right);
        if (Math.unsignedMultiplyHigh(out.umax, right.umax()) != 0 || Math.unsignedMultiplyHigh(out.umin, right.umin()) != 0) {
            out.forgetUnsigned();
        } else {
            out.umin *= right.umin();
            out.umax *= right.umax();
        }
    }

    private static void multiplySigned(Draft out, ScalarRange right) {
        long[] corners = {out.smin, out.smin, out.smax, out.smax};
        long[] factors = {right.smin(), right.smax(), right.smin(), right.smax()};
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < corners.length; i++) {
            long product = corners[i] * factors[i];
            if (Math.multiplyHigh(corners[i], factors[i]) != product >> 63) {
                out.forgetSigned();
                return;
            }
            low = Math.min(low, product);
            high = Math.max(high, product);
        }
        out.smin = low;
        out.smax = high;
    }

    private static void multiplyLow(Draft out, ScalarRange right) {
        long a = (long) out.smin32 * right.smin32();
        long b = (long) out.smin32 * right.smax32();
        long c = (long) out.smax32 * right.smin32();
        long d = (long) out.smax32 * right.smax32();
        long low = Math.min(Math.min(a, b), Math.min(c, d));
        long high = Math.max(Math.max(a, b), Math.max(c, d));
        if (low != (int) low || high != (int) high) {
            out.forgetSigned32();
        } else {
            out.smin32 = (int) low;
            out.smax32 = (int) high;
        }
        long from = (out.umin32 & LOW) * (right.umin32() & LOW);
        long to = (out.umax32 & LOW) * (right.umax32() & LOW);
        if ((to & ~LOW) != 0 || (from & ~LOW) != 0) {
            out.forgetUnsigned32();
        } else {
            out.umin32 = (int) from;
            out.umax32 = (int) to;
        }
    }

    private static void and(Draft out, ScalarRange right) {
        boolean known = out.bits.isConstant() && right.bits().isConstant();
        boolean lowKnown = out.bits.low().isConstant() && right.bits().low().isConstant();
        out.bits = out.bits.and(right.bits());
        if (lowKnown) {
            out.setLow((int) out.bits.value());
        } else {
            out.umin32 = (int) out.bits.value();
            out.umax32 = Draft.min32(out.umax32, right.umax32());
            out.signedFromUnsigned32();
        }
        if (known) {
            out.settleOn(out.bits.value());
        } else {
            out.umin = out.bits.value();
            out.umax = Draft.min(out.umax, right.umax());
            out.signedFromUnsigned();
        }
    }

    private static void or(Draft out, ScalarRange right) {
        boolean known = out.bits.isConstant() && right.bits().isConstant();
        boolean lowKnown = out.bits.low().isConstant() && right.bits().low().isConstant();
        out.bits = out.bits.or(right.bits());
        if (lowKnown) {
            out.setLow((int) out.bits.value());
        } else {
            out.umin32 = Draft.max32(out.umin32, right.umin32());
            out.umax32 = (int) out.bits.max();
            out.signedFromUnsigned32();
        }
        if (known) {
            out.settleOn(out.bits.value());
        } else {
            out.umin = Draft.max(out.umin, right.umin());
            out.umax = out.bits.max();
            out.signedFromUnsigned();
        }
    }

    private static void xor(Draft out, ScalarRange right) {
        boolean known = out.bits.isConstant() && right.bits().isConstant();
        boolean lowKnown = out.bits.low().isConstant() && right.bits().low().isConstant();
        out.bits = out.bits.xor(right.bits());
        if (lowKnown) {
            out.setLow((int) out.bits.value());
        } else {
            out.umin32 = (int) out.bits.value();
            out.umax32 = (int) out.bits.max();
            out.signedFromUnsigned32();
        }
        if (known) {
            out.settleOn(out.bits.value());
        } else {
            out.umin = out.bits.value();
            out.umax = out.bits.max();
            out.signedFromUnsigned();
        }
    }

    private static void shift(AluOp op, Width width, Draft out, int count) {
        switch (width) {
            case W64 -> shiftWhole(op, out, count);
            case W32 -> shiftHalf(op, out, count);
        }
    }

    private static void shiftWhole(AluOp op, Draft out, int count) {
        switch (op) {
            case LSH -> {
                shiftLeftWhole(out, count);
                shiftLeftHalf(out, count);
                out.bits = out.bits.shiftLeft(count);
            }
            case RSH -> {
                out.forgetSigned();
                out.bits = out.bits.shiftRight(count);
                out.umin >>>= count;
                out.umax >>>= count;
                out.forgetHalf();
            }
            default -> {
                out.smin >>= count;
                out.smax >>= count;
                out.bits = out.bits.shiftRightSigned(count, Width.W64);
                out.forgetUnsigned();
                out.forgetHalf();
            }
        }
        out.boundsFromBits();
    }

    private static void shiftHalf(AluOp op, Draft out, int count) {
        Tnum low = out.bits.low();
        switch (op) {
            case LSH -> {
                shiftLeftHalf(out, count);
                out.bits = low.shiftLeft(count).low();
            }
            case RSH -> {
                out.forgetSigned32();
                out.bits = low.shiftRight(count);
                out.umin32 >>>= count;
                out.umax32 >>>= count;
            }
            default -> {
                out.smin32 >>= count;
                out.smax32 >>= count;
                out.bits = low.shiftRightSigned(count, Width.W32);
                out.forgetUnsigned32();
            }
        }
        out.forgetWhole();
        out.boundsFromBits();
    }

    private static void shiftLeftWhole(Draft out, int count) {
        // Shifting by 32 is how compilers begin a sign extension: the lower half moves up with its sign.
        out.smax = count == 32 ? (long) out.smax32 << 32 : Long.MAX_VALUE;
        out.smin = count == 32 ? (long) out.smin32 << 32 : Long.MIN_VALUE;
        if (Long.compareUnsigned(out.umax, 1L << 63 - count) > 0) {
            out.forgetUnsigned();
        } else {
            out.umin <<= count;
            out.umax <<= count;
        }
    }

    private static void shiftLeftHalf(Draft out, int count) {
        out.forgetSigned32();
        if (count > 31 || Integer.compareUnsigned(out.umax32, 1 << 31 - count) > 0) {
            out.forgetUnsigned32();
        } else {
            out.umin32 <<= count;
            out.umax32 <<= count;
        }
    }
}
