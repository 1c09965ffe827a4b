package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Comparison;
import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;
import dev.glasshive.verifier.domain.Zones;
import java.util.Optional;

/// Numbers of 64 bits in the numeric domain. Each is two variables, one for each way to read it: as long as the sign bit is clear both are the same, and each tells the other.
///
/// Unsigned numbers from 2^63 on are out of the domain's reach: an upper bound that is missing stands for them.
final class Numbers {
    static final Interval ALL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
    static final Interval NOT_NEGATIVE = new Interval(0, Long.MAX_VALUE);

    private Numbers() {}

    /// What intervals say of the number in `holder`.
    static ScalarRange range(Invariant state, int holder) {
        Interval signed = state.get(holder, Facet.SVALUE);
        Interval unsigned = state.get(holder, Facet.UVALUE);
        return new ScalarRange(Tnum.UNKNOWN, signed.lo(), signed.hi(), Math.max(0, unsigned.lo()), unsigned.hi() == Long.MAX_VALUE ? -1 : unsigned.hi(),
                Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1).tightened();
    }

    /// `holder` becomes some number of `range`, of which nothing else is known.
    static void set(Invariant state, int holder, ScalarRange range) {
        state.forget(holder);
        state.setTypes(holder, TypeSet.NUMBER);
        intersect(state, holder, range);
    }

    /// The number in `holder` is in `range`.
    static void intersect(Invariant state, int holder, ScalarRange range) {
        if (range.isEmpty()) {
            makeUnreachable(state);
            return;
        }
        Zones zones = state.zones();
        int signed = state.variable(holder, Facet.SVALUE);
        int unsigned = state.variable(holder, Facet.UVALUE);
        zones.assumeAtLeast(signed, Math.min(range.smin(), Long.MAX_VALUE - 1));
        zones.assumeAtMost(signed, Math.max(range.smax(), Long.MIN_VALUE + 1));
        zones.assumeAtLeast(unsigned, range.umin() < 0 ? Long.MAX_VALUE - 1 : range.umin());
        if (range.umax() >= 0) {
            zones.assumeAtMost(unsigned, range.umax());
        }
        link(state, holder);
    }

    /// Lets the two readings of the number in `holder` tell each other.
    static void link(Invariant state, int holder) {
        Zones zones = state.zones();
        if (zones.isBottom()) {
            return;
        }
        int signed = state.variable(holder, Facet.SVALUE);
        int unsigned = state.variable(holder, Facet.UVALUE);
        zones.assumeAtLeast(unsigned, 0);
        if (zones.get(signed).lo() >= 0 || zones.get(unsigned).hi() != Long.MAX_VALUE) {
            zones.assume(signed, unsigned, 0);
            zones.assume(unsigned, signed, 0);
        }
    }

    static void makeUnreachable(Invariant state) {
        state.zones().set(Variables.SCRATCH, Interval.EMPTY);
    }

    /// `to` becomes the sum of two variables, of which `to` may be one; relations to both are kept as far as intervals allow.
    static void sum(Zones zones, int to, int left, int right) {
        Interval a = zones.get(left);
        Interval b = zones.get(right);
        int scratch = Variables.SCRATCH;
        zones.set(scratch, a.plus(b));
        within(zones, scratch, left, b);
        within(zones, scratch, right, a);
        zones.assign(to, scratch, 0);
        zones.forget(scratch);
    }

    /// `to` becomes the difference.
    static void difference(Zones zones, int to, int left, int right) {
        Interval b = zones.get(right);
        long most = zones.difference(left, right);
        long least = negate(zones.difference(right, left));
        int scratch = Variables.SCRATCH;
        zones.set(scratch, new Interval(least, most));
        within(zones, scratch, left, b.negated());
        zones.assign(to, scratch, 0);
        zones.forget(scratch);
    }

    /// `variable - other` is in `bounds`.
    private static void within(Zones zones, int variable, int other, Interval bounds) {
        if (bounds.hi() != Long.MAX_VALUE) {
            zones.assume(variable, other, bounds.hi());
        }
        if (bounds.lo() != Long.MIN_VALUE) {
            zones.assume(other, variable, bounds.negated().hi());
        }
    }

    /// A sum of bounds; what leaves the numbers is infinite.
    static long plus(long a, long b) {
        if (a == Long.MIN_VALUE || b == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }

    static long negate(long a) {
        return a == Long.MIN_VALUE ? Long.MAX_VALUE : a == Long.MAX_VALUE ? Long.MIN_VALUE : -a;
    }

    /// The number in `left` stands to a constant as `op` says, or not if not `holds`.
    static void assumeConstant(Invariant state, Condition op, boolean holds, Width width, int left, long right) {
        ScalarRange a = range(state, left);
        ScalarRange b = ScalarRange.of(right);
        if (isImpossible(op, holds, width, a, b)) {
            makeUnreachable(state);
        } else if (op != Condition.JSET) {
            intersect(state, left, Comparison.assume(holds ? op : opposite(op), width, a, b).left());
        }
    }

    /// A test of bits decides nothing but between constants, and teaches nothing: the domain knows no bits.
    private static boolean isImpossible(Condition op, boolean holds, Width width, ScalarRange a, ScalarRange b) {
        boolean looked = op != Condition.JSET || a.isConstant() && b.isConstant();
        return looked && Comparison.decide(op, width, a, b).equals(Optional.of(!holds));
    }

    /// Two numbers stand to each other as `test` says, or not if not `holds`.
    static void assume(Invariant state, Condition test, boolean holds, Width width, int left, int right) {
        ScalarRange a = range(state, left);
        ScalarRange b = range(state, right);
        if (isImpossible(test, holds, width, a, b)) {
            makeUnreachable(state);
            return;
        }
        if (test == Condition.JSET) {
            return;
        }
        Condition op = holds ? test : opposite(test);
        Comparison.Sides sides = Comparison.assume(op, width, a, b);
        intersect(state, left, sides.left());
        intersect(state, right, sides.right());
        if (state.isUnreachable() || left == right) {
            return;
        }
        boolean whole = width == Width.W64 || fits(a, op.isSigned()) && fits(b, op.isSigned());
        if (whole) {
            boolean signed = op.isSigned() && width == Width.W64;
            Facet facet = signed ? Facet.SVALUE : Facet.UVALUE;
            relate(state.zones(), op, state.variable(left, facet), state.variable(right, facet));
            if (op == Condition.JEQ && width == Width.W64) {
                relate(state.zones(), op, state.variable(left, Facet.SVALUE), state.variable(right, Facet.SVALUE));
            }
            link(state, left);
            link(state, right);
        }
    }

    /// Whether the lower half is the whole number, read either way if `signed`.
    private static boolean fits(ScalarRange range, boolean signed) {
        return range.umax() >= 0 && range.umax() <= (signed ? Integer.MAX_VALUE : 0xffff_ffffL);
    }

    /// Two variables stand to each other as `op` says, whose sign is no matter.
    static void relate(Zones zones, Condition op, int left, int right) {
        switch (op) {
            case JEQ -> {
                zones.assume(left, right, 0);
                zones.assume(right, left, 0);
            }
            case JNE -> apart(zones, left, right);
            case JGT, JSGT -> zones.assume(right, left, -1);
            case JGE, JSGE -> zones.assume(right, left, 0);
            case JLT, JSLT -> zones.assume(left, right, -1);
            case JLE, JSLE -> zones.assume(left, right, 0);
            case JSET -> { }
        }
    }

    private static void apart(Zones zones, int left, int right) {
        if (zones.difference(left, right) == 0) {
            zones.assume(left, right, -1);
        }
        if (!zones.isBottom() && zones.difference(right, left) == 0) {
            zones.assume(right, left, -1);
        }
    }

    static Condition opposite(Condition op) {
        return switch (op) {
            case JEQ -> Condition.JNE;
            case JNE -> Condition.JEQ;
            case JGT -> Condition.JLE;
            case JLE -> Condition.JGT;
            case JGE -> Condition.JLT;
            case JLT -> Condition.JGE;
            case JSGT -> Condition.JSLE;
            case JSLE -> Condition.JSGT;
            case JSGE -> Condition.JSLT;
            case JSLT -> Condition.JSGE;
            case JSET -> throw new IllegalArgumentException("a test of bits has no opposite");
        };
    }
}
