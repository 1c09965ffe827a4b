package dev.glasshive.verifier.domain;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Width;
import java.util.Optional;

/// What ranges say about a condition, and what a condition that holds says about ranges.
public final class Comparison {
    private Comparison() {}

    /// What is known of both sides where a condition holds, or does not.
    public record Sides(ScalarRange left, ScalarRange right) {}

    /// Whether `left op right` always holds or never does; empty where it depends.
    public static Optional<Boolean> decide(Condition op, Width width, ScalarRange left, ScalarRange right) {
        View a = View.of(width, left);
        View b = View.of(width, right);
        return switch (op) {
            case JEQ -> equality(width, left, right, a, b);
            case JNE -> equality(width, left, right, a, b).map(equal -> !equal);
            case JSET -> commonBits(width, left, right, a, b);
            case JGT -> ordered(greater(a.umin, b.umax), !greater(a.umax, b.umin));
            case JSGT -> ordered(a.smin > b.smax, a.smax <= b.smin);
            case JLT -> ordered(greater(b.umin, a.umax), !greater(b.umax, a.umin));
            case JSLT -> ordered(a.smax < b.smin, a.smin >= b.smax);
            case JGE -> ordered(!greater(b.umax, a.umin), greater(b.umin, a.umax));
            case JSGE -> ordered(a.smin >= b.smax, a.smax < b.smin);
            case JLE -> ordered(!greater(a.umax, b.umin), greater(a.umin, b.umax));
            case JSLE -> ordered(a.smax <= b.smin, a.smin > b.smax);
        };
    }

    private static Optional<Boolean> ordered(boolean always, boolean never) {
        return always ? Optional.of(true) : never ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> equality(Width width, ScalarRange left, ScalarRange right, View a, View b) {
        if (a.bits.isConstant() && b.bits.isConstant()) {
            return Optional.of(a.bits.value() == b.bits.value());
        }
        boolean apart = !a.bits.overlaps(b.bits) || disjoint(a, b);
        if (!apart && width == Width.W64) {
            apart = disjoint(View.of(Width.W32, left), View.of(Width.W32, right));
        }
        return apart ? Optional.of(false) : Optional.empty();
    }

    private static boolean disjoint(View a, View b) {
        return greater(a.umin, b.umax) || greater(b.umin, a.umax) || a.smin > b.smax || a.smax < b.smin;
    }

    /// One side must be a known number; then bits that are surely set, or surely not, decide.
    private static Optional<Boolean> commonBits(Width width, ScalarRange left, ScalarRange right, View a, View b) {
        boolean known = right.hasKnownBits(width);
        if (!known && !left.hasKnownBits(width)) {
            return Optional.empty();
        }
        Tnum tested = known ? a.bits : b.bits;
        long mask = known ? b.bits.value() : a.bits.value();
        return ordered((tested.value() & mask) != 0, (tested.max() & mask) == 0);
    }

    private static boolean greater(long a, long b) {
        return Long.compareUnsigned(a, b) > 0;
    }

    /// A range as a condition of one width sees it, widened to 64 bits.
    private record View(Tnum bits, long smin, long smax, long umin, long umax) {
        static View of(Width width, ScalarRange range) {
            return width == Width.W64
                    ? new View(range.bits(), range.smin(), range.smax(), range.umin(), range.umax())
                    : new View(range.bits().low(), range.smin32(), range.smax32(),
                            Integer.toUnsignedLong(range.umin32()), Integer.toUnsignedLong(range.umax32()));
        }
    }

    /// What is known of both sides where `left op right` holds.
    public static Sides assume(Condition op, Width width, ScalarRange left, ScalarRange right) {
        Draft a = new Draft(left);
        Draft b = new Draft(right);
        narrow(op, width, a, b);
        return new Sides(a.tightened(), b.tightened());
    }

    /// What is known of both sides where `left op right` does not hold.
    public static Sides assumeNot(Condition op, Width width, ScalarRange left, ScalarRange right) {
        Optional<Condition> opposite = opposite(op);
        if (opposite.isPresent()) {
            return assume(opposite.get(), width, left, right);
        }
        Draft a = new Draft(left);
        Draft b = new Draft(right);
        clearBits(width, a, b);
        return new Sides(a.tightened(), b.tightened());
    }

    /// What Linux takes to be known of a number where `number op number` holds, or does not: it narrows the range against itself, which says something only of
    /// branches that are never taken.
    public static ScalarRange assumeOfItself(Condition op, Width width, ScalarRange range, boolean holds) {
        Optional<Condition> wanted = holds ? Optional.of(op) : opposite(op);
        Draft draft = new Draft(range);
        if (wanted.isPresent()) {
            narrow(wanted.get(), width, draft, draft);
        } else {
            clearBits(width, draft, draft);
        }
        ScalarRange once = draft.tightened();
        return once.tightened();
    }

    /// The condition that holds where `op` does not; none for the test of common bits, which has no such partner.
    private static Optional<Condition> opposite(Condition op) {
        return switch (op) {
            case JEQ -> Optional.of(Condition.JNE);
            case JNE -> Optional.of(Condition.JEQ);
            case JGT -> Optional.of(Condition.JLE);
            case JLE -> Optional.of(Condition.JGT);
            case JGE -> Optional.of(Condition.JLT);
            case JLT -> Optional.of(Condition.JGE);
            case JSGT -> Optional.of(Condition.JSLE);
            case JSLE -> Optional.of(Condition.JSGT);
            case JSGE -> Optional.of(Condition.JSLT);
            case JSLT -> Optional.of(Condition.JSGE);
            case JSET -> Optional.empty();
        };
    }

    private static void narrow(Condition op, Width width, Draft a, Draft b) {
        switch (op) {
            case JEQ -> equal(width, a, b);
            case JNE -> unequal(width, a, b);
            case JSET -> setBit(width, a, b);
            case JLE -> atMost(width, a, b);
            case JLT -> below(width, a, b);
            case JSLE -> atMostSigned(width, a, b);
            case JSLT -> belowSigned(width, a, b);
            case JGE -> atMost(width, b, a);
            case JGT -> below(width, b, a);
            case JSGE -> atMostSigned(width, b, a);
            case JSGT -> belowSigned(width, b, a);
        }
    }

    private static void equal(Width width, Draft a, Draft b) {
        if (width == Width.W64) {
            a.umin = b.umin = Draft.max(a.umin, b.umin);
            a.umax = b.umax = Draft.min(a.umax, b.umax);
            a.smin = b.smin = Math.max(a.smin, b.smin);
            a.smax = b.smax = Math.min(a.smax, b.smax);
            a.bits = b.bits = a.bits.intersect(b.bits);
        } else {
            a.umin32 = b.umin32 = Draft.max32(a.umin32, b.umin32);
            a.umax32 = b.umax32 = Draft.min32(a.umax32, b.umax32);
            a.smin32 = b.smin32 = Math.max(a.smin32, b.smin32);
            a.smax32 = b.smax32 = Math.min(a.smax32, b.smax32);
            Tnum both = a.bits.low().intersect(b.bits.low());
            a.bits = a.bits.withLow(both);
            b.bits = b.bits.withLow(both);
        }
    }

    /// A number that a range cannot be cuts the range only at its ends.
    private static void unequal(Width width, Draft a, Draft b) {
        boolean right = isConstant(width, b);
        if (!right && !isConstant(width, a)) {
            return;
        }
        Draft cut = right ? a : b;
        long value = (right ? b : a).bits.value();
        if (width == Width.W64) {
            cut.umin += cut.umin == value ? 1 : 0;
            cut.umax -= cut.umax == value ? 1 : 0;
            cut.smin += cut.smin == value ? 1 : 0;
            cut.smax -= cut.smax == value ? 1 : 0;
        } else {
            int low = (int) value;
            cut.umin32 += cut.umin32 == low ? 1 : 0;
            cut.umax32 -= cut.umax32 == low ? 1 : 0;
            cut.smin32 += cut.smin32 == low ? 1 : 0;
            cut.smax32 -= cut.smax32 == low ? 1 : 0;
        }
    }

    private static boolean isConstant(Width width, Draft draft) {
        return width == Width.W64 ? draft.bits.isConstant() : draft.bits.low().isConstant();
    }

    /// A test of a single bit that holds: the bit is set.
    private static void setBit(Width width, Draft a, Draft b) {
        boolean right = isConstant(width, b);
        if (!right && !isConstant(width, a)) {
            return;
        }
        Draft tested = right ? a : b;
        long mask = width.truncate((right ? b : a).bits.value());
        if (Long.bitCount(mask) != 1) {
            return;
        }
        Tnum set = width == Width.W64 ? tested.bits : tested.bits.low();
        set = set.or(Tnum.of(mask));
        tested.bits = width == Width.W64 ? set : tested.bits.withLow(set);
    }

    /// A test of bits that does not hold: none of them is set.
    private static void clearBits(Width width, Draft a, Draft b) {
        boolean right = isConstant(width, b);
        if (!right && !isConstant(width, a)) {
            return;
        }
        Draft tested = right ? a : b;
        long mask = width.truncate((right ? b : a).bits.value());
        // Linux forgets the bounds here, because on a branch that is never taken they could contradict the bits.
        tested.forgetWhole();
        tested.forgetHalf();
        tested.bits = tested.bits.and(Tnum.of(~mask));
    }

    private static void atMost(Width width, Draft a, Draft b) {
        if (width == Width.W64) {
            a.umax = Draft.min(a.umax, b.umax);
            b.umin = Draft.max(a.umin, b.umin);
        } else {
            a.umax32 = Draft.min32(a.umax32, b.umax32);
            b.umin32 = Draft.max32(a.umin32, b.umin32);
        }
    }

    private static void below(Width width, Draft a, Draft b) {
        if (width == Width.W64) {
            a.umax = Draft.min(a.umax, b.umax - 1);
            b.umin = Draft.max(a.umin + 1, b.umin);
        } else {
            a.umax32 = Draft.min32(a.umax32, b.umax32 - 1);
            b.umin32 = Draft.max32(a.umin32 + 1, b.umin32);
        }
    }

    private static void atMostSigned(Width width, Draft a, Draft b) {
        if (width == Width.W64) {
            a.smax = Math.min(a.smax, b.smax);
            b.smin = Math.max(a.smin, b.smin);
        } else {
            a.smax32 = Math.min(a.smax32, b.smax32);
            b.smin32 = Math.max(a.smin32, b.smin32);
        }
    }

    private static void belowSigned(Width width, Draft a, Draft b) {
        if (width == Width.W64) {
            a.smax = Math.min(a.smax, b.smax - 1);
            b.smin = Math.max(a.smin + 1, b.smin);
        } else {
            a.smax32 = Math.min(a.smax32, b.smax32 - 1);
            b.smin32 = Math.max(a.smin32 + 1, b.smin32);
        }
    }
}
