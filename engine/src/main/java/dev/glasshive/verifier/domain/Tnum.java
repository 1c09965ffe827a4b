package dev.glasshive.verifier.domain;

import dev.glasshive.isa.Width;

/// A set of numbers given by their known bits: a bit of `mask` is unknown, every other bit is that of `value`. (*Tristate number*, as Linux calls it.)
///
/// The operations give the smallest tristate number that they can find in constant time; `contains` of the exact result always holds.
///
/// @param value the known bits; 0 where `mask` is 1
/// @param mask the unknown bits
public record Tnum(long value, long mask) {
    /// Every number.
    public static final Tnum UNKNOWN = new Tnum(0, -1);

    private static final long LOW = 0xffff_ffffL;

    /// Checks that no bit is both known and unknown.
    public Tnum {
        if ((value & mask) != 0) {
            throw new IllegalArgumentException("bits " + Long.toHexString(value & mask) + " are both known and unknown");
        }
    }

    /// The number `value` alone.
    public static Tnum of(long value) {
        return new Tnum(value, 0);
    }

    /// The smallest tristate number with all of `min` to `max`, unsigned.
    public static Tnum range(long min, long max) {
        long differing = min ^ max;
        if (differing < 0) {
            return UNKNOWN;
        }
        long unknown = differing == 0 ? 0 : (Long.highestOneBit(differing) << 1) - 1;
        return new Tnum(min & ~unknown, unknown);
    }

    /// Whether only one number is in it.
    public boolean isConstant() {
        return mask == 0;
    }

    /// Whether nothing is known.
    public boolean isUnknown() {
        return mask == -1;
    }

    /// Whether `number` is in it.
    public boolean contains(long number) {
        return (number & ~mask) == value;
    }

    /// Whether every number of this is in `other`.
    public boolean isSubsetOf(Tnum other) {
        return (mask & ~other.mask) == 0 && (value & ~other.mask) == other.value;
    }

    /// Whether some number could be in both.
    public boolean overlaps(Tnum other) {
        long known = ~mask & ~other.mask;
        return (value & known) == (other.value & known);
    }

    /// The largest number in it, unsigned.
    public long max() {
        return value | mask;
    }

    /// The smallest number in it that is greater than `number`, unsigned; the largest in it if there is none.
    public long next(long number) {
        if (Long.compareUnsigned(number, max()) >= 0) {
            return max();
        }
        // Above some bit the next one agrees with `number`, there it has a 1 in place of a 0, and below as few ones as it can.
        long contradicting = (number ^ value) & ~mask;
        long places = (value | mask) & ~number & -Long.highestOneBit(contradicting);
        if (contradicting == 0) {
            places = mask & ~number;
        }
        long place = Long.lowestOneBit(places);
        return number & -place & ~place | place | value & place - 1;
    }

    /// The numbers in both. Where they contradict each other, the outcome is no longer meaningful: nothing is in both.
    public Tnum intersect(Tnum other) {
        long known = value | other.value;
        long unknown = mask & other.mask;
        return new Tnum(known & ~unknown, unknown);
    }

    /// What is known of a number that is in this or in `other`.
    public Tnum join(Tnum other) {
        return masked(value & other.value, value ^ other.value | mask | other.mask);
    }

    /// The sums.
    public Tnum add(Tnum other) {
        long low = value + other.value;
        long high = low + mask + other.mask;
        return masked(low, low ^ high | mask | other.mask);
    }

    /// The differences.
    public Tnum subtract(Tnum other) {
        long difference = value - other.value;
        long carries = difference + mask ^ difference - other.mask;
        return masked(difference, carries | mask | other.mask);
    }

    /// The numbers with the sign changed.
    public Tnum negate() {
        return of(0).subtract(this);
    }

    /// Bitwise and.
    public Tnum and(Tnum other) {
        long ones = value & other.value;
        return new Tnum(ones, (value | mask) & (other.value | other.mask) & ~ones);
    }

    /// Bitwise or.
    public Tnum or(Tnum other) {
        long ones = value | other.value;
        return new Tnum(ones, (mask | other.mask) & ~ones);
    }

    /// Bitwise exclusive or.
    public Tnum xor(Tnum other) {
        return masked(value ^ other.value, mask | other.mask);
    }

    /// The products, by long multiplication: an unknown bit of this adds either nothing or the other factor.
    public Tnum multiply(Tnum other) {
        Tnum sum = of(0);
        Tnum factor = other;
        for (long ones = value, unknown = mask; (ones | unknown) != 0; ones >>>= 1, unknown >>>= 1) {
            if ((ones & 1) != 0) {
                sum = sum.add(factor);
            } else if ((unknown & 1) != 0) {
                sum = sum.join(sum.add(factor));
            }
            factor = factor.shiftLeft(1);
        }
        return sum;
    }

    /// Shifted left by `count`, 0 to 63.
    public Tnum shiftLeft(int count) {
        return new Tnum(value << count, mask << count);
    }

    /// Shifted right by `count`, 0 to 63, filling with zeros.
    public Tnum shiftRight(int count) {
        return new Tnum(value >>> count, mask >>> count);
    }

    /// Shifted right by `count`, filling with the sign bit of `width`; a 32-bit result is zero-extended.
    public Tnum shiftRightSigned(int count, Width width) {
        return width == Width.W64
                ? new Tnum(value >> count, mask >> count)
                : new Tnum((int) value >> count & LOW, (int) mask >> count & LOW);
    }

    /// The lower `bytes` bytes, zero-extended.
    public Tnum truncate(int bytes) {
        long kept = bytes >= Long.BYTES ? -1 : (1L << bytes * 8) - 1;
        return new Tnum(value & kept, mask & kept);
    }

    /// The lower half, zero-extended.
    public Tnum low() {
        return truncate(Integer.BYTES);
    }

    /// This with the lower half of `low`.
    public Tnum withLow(Tnum low) {
        return new Tnum(value & ~LOW | low.value & LOW, mask & ~LOW | low.mask & LOW);
    }

    /// The numbers with the order of their bytes reversed.
    public Tnum reverseBytes() {
        return new Tnum(Long.reverseBytes(value), Long.reverseBytes(mask));
    }

    private static Tnum masked(long value, long mask) {
        return new Tnum(value & ~mask, mask);
    }
}
