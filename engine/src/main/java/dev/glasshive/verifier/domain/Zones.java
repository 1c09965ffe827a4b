package dev.glasshive.verifier.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What is known of whole numbers and of their differences: an interval for each variable, and constraints `x - y <= k` between two of them.
///
/// The representation is the split normal form of Gange, Navas, Schachte, Sondergaard and Stuckey (Exploiting Sparsity in Difference-Bound Matrices, SAS 2016):
/// bounds are kept beside the graph and not as edges of a vertex for zero, so that variables that merely have bounds do not become related to all others. The known
/// difference of two variables is the lesser of their edge and of what their bounds imply; an edge is kept only where it says more than the bounds.
/// These differences are always closed: none can be sharpened by going through a third variable. So a new constraint contradicts what is known exactly where it
/// does so together with the one opposite difference, and sharpens only what leads to its start with what follows its end.
///
/// A result of [#widen] is the exception. As the left side of the next widening it stays as it is, because closing it would undo the widening; for everything else it is closed
/// when it is first asked.
///
/// Variables are numbers from 0 on that the caller chooses; about those that were never mentioned nothing is known. They hold numbers of mathematics, which do not wrap.
/// What a `long` cannot represent is dropped. Mutable; one thread at a time.
public final class Zones {
    /// No bound.
    static final long INFINITE = Long.MAX_VALUE;

    private Bounds bounds;
    private Edges edges;
    private boolean bottom;
    private boolean widened;
    private @Nullable Zones closed;

    private Zones(Bounds bounds, Edges edges) {
        this.bounds = bounds;
        this.edges = edges;
    }

    /// That the difference of `x` and `y` is at most `k`.
    public record Constraint(int x, int y, long k) {}

    /// Nothing is known.
    public static Zones top() {
        return new Zones(new Bounds(), new Edges());
    }

    /// No point satisfies it.
    public static Zones bottom() {
        Zones zones = top();
        zones.contradict();
        return zones;
    }

    /// @param widened whether the edges are not closed
    static Zones of(Bounds bounds, Edges edges, boolean widened) {
        Zones zones = new Zones(bounds, edges);
        zones.widened = widened;
        return zones;
    }

    /// The same knowledge, to be changed apart. Costs next to nothing until one of them is changed.
    public Zones copy() {
        Zones copy = new Zones(bounds.copy(), edges.copy());
        copy.bottom = bottom;
        copy.widened = widened;
        copy.closed = closed;
        return copy;
    }

    /// Whether no point satisfies it.
    public boolean isBottom() {
        return bottom;
    }

    /// What is known of `v` alone.
    public Interval get(int v) {
        Bounds known = closed().bounds;
        return bottom ? Interval.EMPTY : new Interval(known.lo(v), known.hi(v));
    }

    /// `v` becomes some number of `interval`, related to nothing.
    public void set(int v, Interval interval) {
        forget(v);
        if (interval.isEmpty()) {
            contradict();
        } else if (!bottom) {
            bounds.set(v, interval.lo(), interval.hi());
        }
    }

    /// `v` becomes any number.
    public void forget(int v) {
        if (!bottom) {
            settle();
            bounds.set(v, Long.MIN_VALUE, INFINITE);
            edges.forget(each -> each == v);
        }
    }

    /// All variables for which `which` holds become any numbers.
    public void forgetAll(IntPredicate which) {
        if (!bottom) {
            settle();
            edges.forget(which);
            for (int v = 0; v < bounds.limit(); v++) {
                if (which.test(v)) {
                    bounds.set(v, Long.MIN_VALUE, INFINITE);
                }
            }
        }
    }

    /// `x` becomes `y + k`; `y` may be `x`.
    public void assign(int x, int y, long k) {
        if (bottom) {
            return;
        }
        settle();
        if (x != y) {
            forget(x);
            relate(x, y, k);
        } else if (k != 0) {
            edges.shift(x, k);
        }
        bounds.set(x, Saturating.down(bounds.lo(y), k), Saturating.up(bounds.hi(y), k));
    }

    private void relate(int x, int y, long k) {
        Edges old = edges.copy();
        for (int i = 0; i < old.size(); i++) {
            if (old.from(i) == y) {
                put(x, old.to(i), Saturating.up(old.weight(i), k));
            } else if (old.to(i) == y) {
                put(old.from(i), x, Saturating.upMinus(old.weight(i), k));
            }
        }
        put(x, y, k);
        put(y, x, Saturating.upMinus(0, k));
    }

    private void put(int x, int y, long k) {
        if (k != INFINITE) {
            edges.put(x, y, k);
        }
    }

    /// From here on `x - y <= k`.
    public void assume(int x, int y, long k) {
        if (bottom || entails(x, y, k)) {
            return;
        }
        settle();
        if (Saturating.up(k, difference(y, x)) < 0) {
            contradict();
            return;
        }
        Reach before = Reach.to(edges, x);
        Reach after = Reach.from(edges, y);
        for (int i = 0; i < before.size(); i++) {
            atMost(before.vertex(i), Saturating.up(Saturating.up(before.distance(i), k), bounds.hi(y)));
        }
        for (int i = 0; i < after.size(); i++) {
            atLeast(after.vertex(i), Saturating.downMinus(Saturating.downMinus(bounds.lo(x), k), after.distance(i)));
        }
        for (int i = 0; i < before.size() && !bottom; i++) {
            for (int j = 0; j < after.size(); j++) {
                sharpen(before.vertex(i), after.vertex(j), Saturating.up(Saturating.up(before.distance(i), k), after.distance(j)));
            }
        }
    }

    private void sharpen(int x, int y, long k) {
        if (x != y && k < difference(x, y)) {
            edges.put(x, y, k);
        }
    }

    /// From here on `v <= k`.
    public void assumeAtMost(int v, long k) {
        if (!bottom && k < get(v).hi()) {
            settle();
            Reach before = Reach.to(edges, v);
            for (int i = 0; i < before.size(); i++) {
                atMost(before.vertex(i), Saturating.up(before.distance(i), k));
            }
        }
    }

    /// From here on `v >= k`.
    public void assumeAtLeast(int v, long k) {
        if (!bottom && k > get(v).lo()) {
            settle();
            Reach after = Reach.from(edges, v);
            for (int i = 0; i < after.size(); i++) {
                atLeast(after.vertex(i), Saturating.downMinus(k, after.distance(i)));
            }
        }
    }

    private void atMost(int v, long hi) {
        if (!bottom && hi < bounds.hi(v)) {
            bounds.set(v, bounds.lo(v), hi);
            contradictIfEmpty(v);
        }
    }

    private void atLeast(int v, long lo) {
        if (!bottom && lo > bounds.lo(v)) {
            bounds.set(v, lo, bounds.hi(v));
            contradictIfEmpty(v);
        }
    }

    private void contradictIfEmpty(int v) {
        if (bounds.lo(v) > bounds.hi(v)) {
            contradict();
        }
    }

    private void contradict() {
        bottom = true;
        widened = false;
        closed = null;
        bounds = new Bounds();
        edges = new Edges();
    }

    /// The least known `k` with `x - y <= k`, or `Long.MAX_VALUE` where none is known.
    public long difference(int x, int y) {
        if (bottom) {
            return Long.MIN_VALUE;
        }
        return x == y ? 0 : closed().rawDifference(x, y);
    }

    long rawDifference(int x, int y) {
        return Math.min(edges.weight(x, y), implied(x, y));
    }

    /// What the bounds alone say of `x - y`.
    long implied(int x, int y) {
        return Saturating.upMinus(bounds.hi(x), bounds.lo(y));
    }

    /// Whether `x - y <= k` at every point.
    public boolean entails(int x, int y, long k) {
        return k == INFINITE || difference(x, y) <= k;
    }

    /// Every point of this and of `other`; differences that both know are kept, even where one of them knows them from bounds that the result no longer has.
    public Zones join(Zones other) {
        if (bottom || other.bottom) {
            return bottom ? other.copy() : copy();
        }
        return ZonesPair.join(closed(), other.closed());
    }

    /// This, without what `next` does not know. Where each result is the left side of the next, the chain ends. Its edges are not closed.
    public Zones widen(Zones next) {
        if (bottom || next.bottom) {
            return bottom ? next.copy() : copy();
        }
        return ZonesPair.widen(this, next.closed());
    }

    /// This, with what `tighter` knows where this knows nothing. Chains of such steps end; `tighter` lies in this.
    public Zones narrow(Zones tighter) {
        if (bottom || tighter.bottom) {
            return bottom();
        }
        return ZonesPair.narrow(closed(), tighter.closed());
    }

    /// The points that are in both.
    public Zones meet(Zones other) {
        if (bottom || other.bottom) {
            return bottom();
        }
        Zones both = closed().copy();
        both.learn(other);
        return both;
    }

    /// Assumes all that `other` states.
    private void learn(Zones other) {
        for (int v = 0; v < other.bounds.limit(); v++) {
            assumeAtLeast(v, other.bounds.lo(v));
            assumeAtMost(v, other.bounds.hi(v));
        }
        for (int i = 0; i < other.edges.size(); i++) {
            assume(other.edges.from(i), other.edges.to(i), other.edges.weight(i));
        }
    }

    /// Whether every point of this is in `other`.
    public boolean isSubsetOf(Zones other) {
        if (bottom || other.bottom) {
            return bottom;
        }
        return ZonesPair.isSubset(closed(), other);
    }

    /// The differences that say more than the bounds do, in the order of `x` and then `y`.
    public List<Constraint> constraints() {
        Zones known = closed();
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < known.edges.size(); i++) {
            Constraint each = new Constraint(known.edges.from(i), known.edges.to(i), known.edges.weight(i));
            if (each.k() < known.implied(each.x(), each.y())) {
                constraints.add(each);
            }
        }
        return constraints;
    }

    Bounds bounds() {
        return bounds;
    }

    Edges edges() {
        return edges;
    }

    private Zones closed() {
        if (!widened) {
            return this;
        }
        Zones known = closed;
        if (known == null) {
            known = top();
            known.bounds = bounds.copy();
            known.learn(this);
            closed = known;
        }
        return known;
    }

    /// Becomes closed, before it is changed.
    private void settle() {
        if (widened) {
            Zones known = closed().copy();
            bounds = known.bounds;
            edges = known.edges;
            bottom = known.bottom;
            widened = false;
            closed = null;
        }
    }

    @Override
    public String toString() {
        if (bottom) {
            return "bottom";
        }
        StringBuilder text = new StringBuilder();
        Bounds known = closed().bounds;
        for (int v = 0; v < known.limit(); v++) {
            if (!get(v).isTop()) {
                text.append(text.isEmpty() ? "" : ", ").append('x').append(v).append(" in ").append(get(v));
            }
        }
        for (Constraint each : constraints()) {
            text.append(text.isEmpty() ? "" : ", ").append('x').append(each.x()).append(" - x").append(each.y()).append(" <= ").append(each.k());
        }
        return text.isEmpty() ? "top" : text.toString();
    }
}
