package dev.glasshive.verifier.domain;

/// Sums of bounds. An upper bound of `Long.MAX_VALUE` says nothing, and neither does a lower one of `Long.MIN_VALUE`; what cannot be represented is rounded to the
/// side on which it stays true.
final class Saturating {
    private Saturating() {}

    /// An upper bound of `a + b`, of upper bounds.
    static long up(long a, long b) {
        return a == Long.MAX_VALUE || b == Long.MAX_VALUE ? Long.MAX_VALUE : clamped(a, b, a + b);
    }

    /// An upper bound of `a - b`, of an upper and a lower bound.
    static long upMinus(long a, long b) {
        return a == Long.MAX_VALUE || b == Long.MIN_VALUE ? Long.MAX_VALUE : clamped(a, ~b, a - b);
    }

    /// A lower bound of `a + b`, of lower bounds.
    static long down(long a, long b) {
        return a == Long.MIN_VALUE || b == Long.MIN_VALUE ? Long.MIN_VALUE : clamped(a, b, a + b);
    }

    /// A lower bound of `a - b`, of a lower and an upper bound.
    static long downMinus(long a, long b) {
        return a == Long.MIN_VALUE || b == Long.MAX_VALUE ? Long.MIN_VALUE : clamped(a, ~b, a - b);
    }

    /// The product, where both ends of the range stand for infinity and infinity times 0 is 0.
    static long times(long a, long b) {
        long product = a * b;
        boolean infinite = a != 0 && b != 0 && (isEnd(a) || isEnd(b));
        if (!infinite && Math.multiplyHigh(a, b) == product >> 63) {
            return product;
        }
        return a < 0 == b < 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private static boolean isEnd(long number) {
        return number == Long.MAX_VALUE || number == Long.MIN_VALUE;
    }

    /// `sum`, or the end of the range on the side to which it left it: that happens only where the signs of `a` and `b` agree.
    private static long clamped(long a, long b, long sum) {
        if (((a ^ sum) & (b ^ sum)) >= 0) {
            return sum;
        }
        return a >= 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
