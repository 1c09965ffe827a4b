package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.verifier.domain.ScalarRange;

/// Ranges of numbers, as short as people can read them: `[0, 65535]`, `[-1, 0]`, `[0, 2^63 - 1]`.
public final class RangeWords {
    private static final int SHORT_BITS = 33;
    private static final int BRIEF_BITS = 16;

    /// Numbers that are no more than this below a power of two are told by it.
    private static final int MOST_BELOW = 16;

    private RangeWords() {}

    /// The range, or the number if there is only one.
    public static String of(ScalarRange range) {
        if (range.isConstant()) {
            return Long.toString(range.value());
        }
        Track track = Track.of(range);
        long low = track.low(range);
        long high = track.high(range);
        boolean everything = track.signed() ? low == Long.MIN_VALUE && high == Long.MAX_VALUE : low == 0 && high == -1;
        return everything ? Text.of("known.any") : "[" + number(low, track.signed()) + ", " + number(high, track.signed()) + "]";
    }

    /// One bound as short as can be, such as `2^32-1`, where a sentence has no room.
    static String brief(long value, boolean signed) {
        boolean negative = signed && value < 0;
        long power = negative ? value : value + 1;
        int exponent = power == 0 ? Long.SIZE : Long.numberOfTrailingZeros(power);
        boolean isPower = power == 0 || (negative ? power == -1L << exponent : Long.bitCount(power) == 1);
        return isPower && exponent > BRIEF_BITS ? (negative ? "-2^" : "2^") + exponent + (negative ? "" : "-1") : signed ? Long.toString(value) : Long.toUnsignedString(value);
    }

    /// One bound, by a power of two where that is shorter: `2^64 - 2`.
    public static String number(long value, boolean signed) {
        boolean negative = signed && value < 0;
        if (negative && Long.numberOfTrailingZeros(value) >= SHORT_BITS - 1 && value == -Long.lowestOneBit(value) || value == Long.MIN_VALUE && signed) {
            return "-2^" + Long.numberOfTrailingZeros(value);
        }
        for (int below = 1; !negative && below <= MOST_BELOW; below++) {
            long power = value + below;
            if (power == 0 || Long.bitCount(power) == 1 && Long.numberOfTrailingZeros(power) >= SHORT_BITS) {
                return "2^" + (power == 0 ? Long.SIZE : Long.numberOfTrailingZeros(power)) + " - " + below;
            }
        }
        return signed ? Long.toString(value) : Long.toUnsignedString(value);
    }
}
