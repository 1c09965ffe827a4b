package dev.glasshive.app.workspace;

import dev.glasshive.verifier.domain.ScalarRange;

/// The line on which a bar is drawn: all numbers from `first` to `last`, or all bytes of what a pointer leads into.
///
/// @param signed how `first` and `last` are read
public record Track(boolean signed, long first, long last) {
    private static final int[] WIDTHS = {8, 16, 32, 64};
    /// A stretch of so much of a track is hardly wider than a mark.
    private static final double SPECK = 1.0 / 16;
    private static final double TWO_TO_64 = 0x1p64;

    /// The smallest of the usual ranges of numbers that holds all of `range`: 8, 16, 32 or 64 bits, with a sign where that is needed or is closer. Where several numbers would
    /// be a speck on it, the track has no more bits than they need.
    public static Track of(ScalarRange range) {
        Track usual = usual(range);
        double span = usual.place(usual.high(range)) - usual.place(usual.low(range));
        return range.isConstant() || span >= SPECK ? usual : usual.signed ? signed(Math.max(WIDTHS[0], signedBits(range))) : unsigned(Math.max(WIDTHS[0], bits(range.umax())));
    }

    private static Track usual(ScalarRange range) {
        int unsigned = WIDTHS[indexOf(bits(range.umax()))];
        if (range.smin() >= 0) {
            return unsigned(unsigned);
        }
        int width = WIDTHS[indexOf(signedBits(range))];
        boolean onlyUnsignedIsKnown = range.smin() == Long.MIN_VALUE && range.smax() == Long.MAX_VALUE;
        return onlyUnsignedIsKnown || unsigned < width ? unsigned(unsigned) : signed(width);
    }

    /// How many bits a number with a sign needs that is anywhere in `range`.
    private static int signedBits(ScalarRange range) {
        return Math.min(Long.SIZE, Math.max(bits(~range.smin()), bits(Math.max(range.smax(), 0))) + 1);
    }

    /// The bytes from `first` to `last`, the place behind the last byte included.
    public static Track bytes(long first, long last) {
        return new Track(true, first, last);
    }

    private static Track unsigned(int width) {
        return new Track(false, 0, width == Long.SIZE ? -1 : (1L << width) - 1);
    }

    private static Track signed(int width) {
        return new Track(true, -1L << width - 1, ~(-1L << width - 1));
    }

    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    private static int indexOf(int bits) {
        int index = 0;
        while (WIDTHS[index] < bits) {
            index++;
        }
        return index;
    }

    /// Where `value` lies, 0 to 1. Greater values never lie before lesser ones.
    public double place(long value) {
        double span = number(last) - number(first);
        return span <= 0 ? 0 : Math.clamp((number(value) - number(first)) / span, 0, 1);
    }

    private double number(long value) {
        return signed || value >= 0 ? value : value + TWO_TO_64;
    }

    /// The least of `range` on this track.
    long low(ScalarRange range) {
        return signed ? range.smin() : range.umin();
    }

    /// The greatest of `range` on this track.
    long high(ScalarRange range) {
        return signed ? range.smax() : range.umax();
    }
}
