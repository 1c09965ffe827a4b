package dev.glasshive.app.workspace;

import dev.glasshive.verifier.domain.ScalarRange;

/// The line on which a bar is drawn: all numbers from `first` to `last`, or all bytes of what a pointer leads into.
///
/// @param signed how `first` and `last` are read
public record Track(boolean signed, long first, long last) {
    private static final int[] WIDTHS = {8, 16, 32, 64};
    private static final double TWO_TO_64 = 0x1p64;

    /// The smallest of the usual ranges of numbers that holds all of `range`: 8, 16, 32 or 64 bits, with a sign where that is needed or is closer.
    public static Track of(ScalarRange range) {
        int unsigned = bits(range.umax());
        if (range.smin() >= 0) {
            return unsigned(unsigned);
        }
        int signed = Math.max(bits(~range.smin()), bits(Math.max(range.smax(), 0)));
        int width = WIDTHS[indexOf(Math.min(Long.SIZE, signed + 1))];
        boolean onlyUnsignedIsKnown = range.smin() == Long.MIN_VALUE && range.smax() == Long.MAX_VALUE;
        return onlyUnsignedIsKnown || WIDTHS[indexOf(unsigned)] < width ? unsigned(unsigned) : signed(width);
    }

    /// The bytes from `first` to `last`, the place behind the last byte included.
    public static Track bytes(long first, long last) {
        return new Track(true, first, last);
    }

    private static Track unsigned(int bits) {
        int width = WIDTHS[indexOf(bits)];
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
