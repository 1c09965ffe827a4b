package dev.glasshive.verifier.domain;

import java.util.Arrays;

/// What takes two of [Zones]. All walk over the edges of both in order, and over the bounds only where the two do not share them.
final class ZonesPair {
    /// As long as there are no more pairs of variables whose bounds moved, a result gets each of their differences as an edge, which both sides know only from their bounds.
    private static final int FEW_PAIRS = 400;
    /// Up to here it gets those that are the same on both sides, as of variables that are equal; beyond, which needs hundreds of variables, none.
    private static final int MANY_PAIRS = 1 << 16;

    private final Zones left;
    private final Zones right;
    private final Bounds result;
    private final boolean widens;

    /// Variables whose upper bounds are finite and higher on the right, and on the left.
    private final Variables upperRight = new Variables();
    private final Variables upperLeft = new Variables();

    /// Variables whose lower bounds are finite and higher on the right, and on the left.
    private final Variables lowerRight = new Variables();
    private final Variables lowerLeft = new Variables();

    private ZonesPair(Zones left, Zones right, boolean widens) {
        this.left = left;
        this.right = right;
        this.widens = widens;
        result = left.bounds().copy();
    }

    static Zones join(Zones left, Zones right) {
        ZonesPair pair = new ZonesPair(left, right, false);
        pair.boundAll();
        return Zones.of(pair.result, pair.common(), false);
    }

    static Zones widen(Zones left, Zones right) {
        ZonesPair pair = new ZonesPair(left, right, true);
        pair.boundAll();
        return Zones.of(pair.result, pair.common(), true);
    }

    private void boundAll() {
        Bounds a = left.bounds();
        Bounds b = right.bounds();
        int limit = Math.max(a.limit(), b.limit());
        for (int page = 0; page < limit; page = Bounds.nextPage(page)) {
            if (!a.sharesPage(b, page)) {
                for (int v = page; v < Bounds.nextPage(page); v++) {
                    if (a.lo(v) != b.lo(v) || a.hi(v) != b.hi(v)) {
                        bound(v, new Interval(a.lo(v), a.hi(v)), new Interval(b.lo(v), b.hi(v)));
                    }
                }
            }
        }
    }

    private void bound(int v, Interval a, Interval b) {
        Interval both = widens ? a.widen(b) : a.join(b);
        result.set(v, both.lo(), both.hi());
        if (Math.max(a.hi(), b.hi()) < Zones.INFINITE && a.hi() != b.hi()) {
            (a.hi() < b.hi() ? upperRight : upperLeft).add(v);
        }
        if (Math.min(a.lo(), b.lo()) > Long.MIN_VALUE && a.lo() != b.lo()) {
            (a.lo() < b.lo() ? lowerRight : lowerLeft).add(v);
        }
    }

    /// The differences that both know and that the bounds of the result do not imply.
    private Edges common() {
        Edges common = new Edges();
        Edges a = left.edges();
        Edges b = right.edges();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int order = i == a.size() ? 1 : j == b.size() ? -1 : Long.compare(a.key(i), b.key(j));
            Edges next = order <= 0 ? a : b;
            int at = order <= 0 ? i : j;
            int x = next.from(at);
            int y = next.to(at);
            long k = known(x, y);
            if (k < Saturating.upMinus(result.hi(x), result.lo(y))) {
                common.append(x, y, k);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common.and(recovered(upperRight, lowerRight)).and(recovered(upperLeft, lowerLeft));
    }

    /// What both know of `x - y`. A widening takes only what stands on its left side.
    private long known(int x, int y) {
        long a = left.rawDifference(x, y);
        long b = right.rawDifference(x, y);
        if (widens) {
            return b <= a ? a : Zones.INFINITE;
        }
        return Math.max(a, b);
    }

    /// Both sides bound `x - y` by the bounds of `x` and `y`, but where `x` has its highest bound, `y` has not its lowest, so that the bounds of the result say less.
    private Edges recovered(Variables rising, Variables higher) {
        Edges recovered = new Edges();
        long pairs = (long) rising.size() * higher.size();
        if (pairs > MANY_PAIRS) {
            return recovered;
        }
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < higher.size(); j++) {
                int x = rising.get(i);
                int y = higher.get(j);
                boolean wanted = x != y && (pairs <= FEW_PAIRS || left.rawDifference(x, y) == right.rawDifference(x, y));
                long k = wanted ? known(x, y) : Zones.INFINITE;
                if (k < Saturating.upMinus(result.hi(x), result.lo(y))) {
                    recovered.append(x, y, k);
                }
            }
        }
        return recovered;
    }

    static Zones narrow(Zones wide, Zones tight) {
        Zones result = wide.copy();
        for (int v = 0; v < tight.bounds().limit(); v++) {
            if (wide.bounds().lo(v) == Long.MIN_VALUE) {
                result.assumeAtLeast(v, tight.bounds().lo(v));
            }
            if (wide.bounds().hi(v) == Zones.INFINITE) {
                result.assumeAtMost(v, tight.bounds().hi(v));
            }
        }
        for (int i = 0; i < tight.edges().size(); i++) {
            int x = tight.edges().from(i);
            int y = tight.edges().to(i);
            if (wide.rawDifference(x, y) == Zones.INFINITE) {
                result.assume(x, y, tight.edges().weight(i));
            }
        }
        return result;
    }

    /// @param right may be widened: each of its statements stands for itself
    static boolean isSubset(Zones left, Zones right) {
        Bounds a = left.bounds();
        Bounds b = right.bounds();
        for (int page = 0; page < b.limit(); page = Bounds.nextPage(page)) {
            for (int v = page; v < Bounds.nextPage(page) && !a.sharesPage(b, page); v++) {
                if (a.lo(v) < b.lo(v) || a.hi(v) > b.hi(v)) {
                    return false;
                }
            }
        }
        Edges stated = right.edges();
        for (int i = 0; i < stated.size(); i++) {
            if (left.rawDifference(stated.from(i), stated.to(i)) > stated.weight(i)) {
                return false;
            }
        }
        return true;
    }

    /// A growing list.
    private static final class Variables {
        private int[] all = new int[8];
        private int size;

        void add(int variable) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = variable;
        }

        int get(int index) {
            return all[index];
        }

        int size() {
            return size;
        }
    }
}
