package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;
import java.util.List;

/// Ranges and numbers as the kernel prints them: small ones in decimal, bounds that are equal together.
public final class RangeText {
    private RangeText() {}

    /// A bound, left out where it says nothing.
    private record Bound(String name, long value, boolean signed, boolean silent) {
        boolean isNegative() {
            return signed && value < 0;
        }
    }

    /// A number that is read as signed.
    public static String signed(long value) {
        return value >= Short.MIN_VALUE && value <= Short.MAX_VALUE ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    /// Large bounds of the lower half are shown without the sign bits above it.
    private static long half(int value) {
        return value >= Short.MIN_VALUE && value <= Short.MAX_VALUE ? value : Integer.toUnsignedLong(value);
    }

    /// A number that is read as unsigned.
    public static String unsigned(long value) {
        return value >= 0 && value <= 0xffff ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    static String bits(Tnum bits) {
        return bits.isConstant() ? unsigned(bits.value()) : "(0x" + Long.toHexString(bits.value()) + "; 0x" + Long.toHexString(bits.mask()) + ")";
    }

    /// Appends the bounds of `range` and its bits, with commas between them, and one before them unless they come `first`.
    public static void append(StringBuilder text, ScalarRange range, boolean first) {
        List<Bound> bounds = List.of(
                new Bound("smin", range.smin(), true, range.smin() == Long.MIN_VALUE),
                new Bound("smax", range.smax(), true, range.smax() == Long.MAX_VALUE),
                new Bound("umin", range.umin(), false, range.umin() == 0),
                new Bound("umax", range.umax(), false, range.umax() == -1),
                new Bound("smin32", half(range.smin32()), true, range.smin32() == Integer.MIN_VALUE),
                new Bound("smax32", half(range.smax32()), true, range.smax32() == Integer.MAX_VALUE),
                new Bound("umin32", Integer.toUnsignedLong(range.umin32()), false, range.umin32() == 0),
                new Bound("umax32", Integer.toUnsignedLong(range.umax32()), false, range.umax32() == -1));
        boolean[] done = new boolean[bounds.size()];
        String separator = first ? "" : ",";
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            if (bound.silent || done[i]) {
                continue;
            }
            text.append(separator).append(bound.name).append('=');
            separator = ",";
            for (int j = i + 2; j < bounds.size(); j += 2) {
                Bound other = bounds.get(j);
                if (!other.silent && !done[j] && other.value == bound.value && other.isNegative() == bound.isNegative()) {
                    done[j] = true;
                    text.append(other.name).append('=');
                }
            }
            text.append(bound.signed ? signed(bound.value) : unsigned(bound.value));
        }
        if (!range.bits().isUnknown()) {
            text.append(separator).append("var_off=").append(bits(range.bits()));
        }
    }
}
