package dev.glasshive.verifier.domain;

/// Whole numbers from `lo` to `hi`. They are numbers of mathematics, which never wrap: what leaves the range of a `long` becomes infinite.
///
/// @param lo the least, or `Long.MIN_VALUE` where there is none
/// @param hi the greatest, or `Long.MAX_VALUE` where there is none
public record Interval(long lo, long hi) {
    /// Every number.
    public static final Interval TOP = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

    /// No number.
    public static final Interval EMPTY = new Interval(Long.MAX_VALUE, Long.MIN_VALUE);

    /// The number `value` alone; at the ends of the range of a `long` also those beyond.
    public static Interval of(long value) {
        return new Interval(value, value);
    }

    /// Whether no number is in it.
    public boolean isEmpty() {
        return lo > hi;
    }

    /// Whether every number is in it.
    public boolean isTop() {
        return lo == Long.MIN_VALUE && hi == Long.MAX_VALUE;
    }

    /// Whether it is one number.
    public boolean isConstant() {
        return lo == hi && lo != Long.MIN_VALUE && lo != Long.MAX_VALUE;
    }

    /// Whether `number` is in it.
    public boolean contains(long number) {
        return lo <= number && number <= hi;
    }

    /// Whether every number of this is in `other`.
    public boolean isSubsetOf(Interval other) {
        return isEmpty() || other.lo <= lo && hi <= other.hi;
    }

    /// The numbers of this, of `other`, and those between them.
    public Interval join(Interval other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new Interval(Math.min(lo, other.lo), Math.max(hi, other.hi));
    }

    /// The numbers that are in both.
    public Interval meet(Interval other) {
        Interval both = new Interval(Math.max(lo, other.lo), Math.min(hi, other.hi));
        return both.isEmpty() ? EMPTY : both;
    }

    /// This, without the bounds that `next` exceeds.
    public Interval widen(Interval next) {
        if (isEmpty()) {
            return next;
        }
        return next.isEmpty() ? this : new Interval(next.lo < lo ? Long.MIN_VALUE : lo, next.hi > hi ? Long.MAX_VALUE : hi);
    }

    /// Sums of a number of this and one of `other`.
    public Interval plus(Interval other) {
        return isEmpty() || other.isEmpty() ? EMPTY : new Interval(Saturating.down(lo, other.lo), Saturating.up(hi, other.hi));
    }

    /// Differences of a number of this and one of `other`.
    public Interval minus(Interval other) {
        return isEmpty() || other.isEmpty() ? EMPTY : new Interval(Saturating.downMinus(lo, other.hi), Saturating.upMinus(hi, other.lo));
    }

    /// The numbers with the other sign.
    public Interval negated() {
        return of(0).minus(this);
    }

    /// Products of a number of this and one of `other`, and those between them.
    public Interval times(Interval other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        long a = Saturating.times(lo, other.lo);
        long b = Saturating.times(lo, other.hi);
        long c = Saturating.times(hi, other.lo);
        long d = Saturating.times(hi, other.hi);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "[]";
        }
        return "[" + (lo == Long.MIN_VALUE ? "-oo" : lo) + ", " + (hi == Long.MAX_VALUE ? "+oo" : hi) + "]";
    }
}
