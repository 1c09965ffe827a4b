package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.Interval;

/// Bounds of signed quotients and remainders, as RFC 9669 section 4.1 defines them.
final class SignedQuotients {
    private SignedQuotients() {}

    /// Quotients lie no farther from zero than what is divided, and by 0 it is 0.
    static Interval divide(Interval a, Interval b, Width width) {
        long least = width == Width.W64 ? Long.MIN_VALUE : Integer.MIN_VALUE;
        boolean overflows = a.lo() == least && b.contains(-1);
        if (overflows) {
            return new Interval(least, width == Width.W64 ? Long.MAX_VALUE : Integer.MAX_VALUE);
        }
        Interval all = b.contains(0) ? new Interval(0, 0) : Interval.EMPTY;
        all = all.join(corners(a, new Interval(b.lo(), Math.min(b.hi(), -1))));
        return all.join(corners(a, new Interval(Math.max(b.lo(), 1), b.hi())));
    }

    /// Divisors of one sign: the quotients are monotone in each operand on each side of zero.
    private static Interval corners(Interval a, Interval b) {
        if (b.isEmpty()) {
            return Interval.EMPTY;
        }
        Interval all = new Interval(a.lo() / b.lo(), a.lo() / b.lo());
        for (long quotient : new long[] {a.lo() / b.hi(), a.hi() / b.lo(), a.hi() / b.hi()}) {
            all = all.join(new Interval(quotient, quotient));
        }
        return all;
    }

    /// Remainders have the sign of what is divided and are smaller than the divisor; by 0 it stays what it is.
    static Interval remainder(Interval a, Interval b) {
        if (b.contains(0)) {
            return new Interval(Math.min(a.lo(), 0), Math.max(a.hi(), 0));
        }
        long most = Math.max(below(b.lo()), below(b.hi()));
        return new Interval(a.lo() < 0 ? Math.max(a.lo(), -most) : 0, a.hi() > 0 ? Math.min(a.hi(), most) : 0);
    }

    /// What is less than the size of a divisor.
    private static long below(long divisor) {
        return divisor == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(divisor) - 1;
    }
}
