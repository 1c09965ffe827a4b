package dev.glasshive.verifier.domain;

import dev.glasshive.isa.Width;

/// What is known of a 64-bit number: its bits, and bounds of the whole and of its lower half, each read as signed and as unsigned.
///
/// The five views are kept consistent by [#tightened]: each is used to narrow the others, in the fixed order in which Linux does it, so that the bounds are those
/// that Linux prints.
///
/// @param bits the known bits
/// @param smin the least signed number
/// @param smax the greatest signed number
/// @param umin the least unsigned number
/// @param umax the greatest unsigned number
/// @param smin32 the least of the lower half, signed
/// @param smax32 the greatest of the lower half, signed
/// @param umin32 the least of the lower half, unsigned
/// @param umax32 the greatest of the lower half, unsigned
public record ScalarRange(Tnum bits, long smin, long smax, long umin, long umax, int smin32, int smax32, int umin32, int umax32) {
    /// Every number.
    public static final ScalarRange UNKNOWN =
            new ScalarRange(Tnum.UNKNOWN, Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1);

    /// Zero alone.
    public static final ScalarRange ZERO = of(0);

    /// The number `value` alone.
    public static ScalarRange of(long value) {
        int low = (int) value;
        return new ScalarRange(Tnum.of(value), value, value, value, value, low, low, low, low);
    }

    /// Every number of `bytes` bytes, zero-extended.
    public static ScalarRange unsigned(int bytes) {
        return UNKNOWN.truncated(bytes);
    }

    /// Whether it is one number, as its bits say.
    public boolean isConstant() {
        return bits.isConstant();
    }

    /// Whether it is one number in the view of `width`, by bits and by all bounds.
    public boolean isConstant(Width width) {
        return switch (width) {
            case W64 -> bits.isConstant() && smin == smax && umin == umax;
            case W32 -> bits.low().isConstant() && smin32 == smax32 && umin32 == umax32;
        };
    }

    /// Whether the bits of the view of `width` are all known.
    public boolean hasKnownBits(Width width) {
        return width == Width.W64 ? bits.isConstant() : bits.low().isConstant();
    }

    /// The known bits.
    public long value() {
        return bits.value();
    }

    /// Whether nothing is known.
    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /// Whether `number` is in it.
    public boolean contains(long number) {
        int low = (int) number;
        return bits.contains(number) && smin <= number && number <= smax
                && Long.compareUnsigned(umin, number) <= 0 && Long.compareUnsigned(number, umax) <= 0
                && smin32 <= low && low <= smax32
                && Integer.compareUnsigned(umin32, low) <= 0 && Integer.compareUnsigned(low, umax32) <= 0;
    }

    /// Whether the bounds of this lie within those of `other`; bits are compared by [Tnum#isSubsetOf].
    public boolean isWithin(ScalarRange other) {
        return other.smin <= smin && smax <= other.smax
                && Long.compareUnsigned(other.umin, umin) <= 0 && Long.compareUnsigned(umax, other.umax) <= 0
                && other.smin32 <= smin32 && smax32 <= other.smax32
                && Integer.compareUnsigned(other.umin32, umin32) <= 0 && Integer.compareUnsigned(umax32, other.umax32) <= 0;
    }

    /// Whether every number of this is in `other`.
    public boolean isSubsetOf(ScalarRange other) {
        return isWithin(other) && bits.isSubsetOf(other.bits);
    }

    /// Whether no number is in it, because bounds contradict each other. Branches that are never taken give such ranges.
    public boolean isEmpty() {
        return smin > smax || Long.compareUnsigned(umin, umax) > 0 || smin32 > smax32 || Integer.compareUnsigned(umin32, umax32) > 0;
    }

    /// The lower `bytes` bytes, zero-extended.
    public ScalarRange truncated(int bytes) {
        if (bytes >= Long.BYTES) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.truncate(bytes);
        return draft.tightened();
    }

    /// The lower half, zero-extended.
    public ScalarRange low() {
        return truncated(Integer.BYTES);
    }

    /// This with `value` as its lower half; the other views stay as they are.
    public ScalarRange withLow(int value) {
        Draft draft = new Draft(this);
        draft.setLow(value);
        return draft.range();
    }

    /// This with every view used to narrow the others.
    public ScalarRange tightened() {
        return new Draft(this).tightened();
    }

    /// This with `known` bits in place of its own.
    public ScalarRange withBits(Tnum known) {
        return new ScalarRange(known, smin, smax, umin, umax, smin32, smax32, umin32, umax32);
    }
}
