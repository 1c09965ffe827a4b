package dev.glasshive.verifier.domain;

import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;

/// How sign-extending moves and loads change ranges: `(s8)`, `(s16)` and `(s32)`.
public final class SignExtension {
    private SignExtension() {}

    /// The lower `from` bytes of `range`, sign-extended to `width`; a 32-bit result is zero-extended.
    public static ScalarRange extend(Size from, Width width, ScalarRange range) {
        return switch (width) {
            case W64 -> whole(from, range);
            case W32 -> half(from, range);
        };
    }

    private static ScalarRange whole(Size from, ScalarRange range) {
        if (range.isConstant()) {
            return ScalarRange.of(from.signExtend(range.value()));
        }
        int bits = from.bits();
        if (range.smax() >> bits == range.smin() >> bits) {
            long a = from.signExtend(range.smax());
            long b = from.signExtend(range.smin());
            long low = Math.min(a, b);
            long high = Math.max(a, b);
            if (low >= 0 == high >= 0) {
                return new ScalarRange(Tnum.range(low, high), low, high, low, high, (int) low, (int) high, (int) low, (int) high);
            }
        }
        long low = -1L << bits - 1;
        return new ScalarRange(Tnum.UNKNOWN, low, ~low, 0, -1, (int) low, (int) ~low, 0, -1);
    }

    private static ScalarRange half(Size from, ScalarRange range) {
        int bits = from.bits();
        Draft out = new Draft(range);
        if (range.isConstant()) {
            int value = (int) from.signExtend(range.value());
            out.bits = Tnum.of(Integer.toUnsignedLong(value));
            out.setLow(value);
        } else {
            int low = (int) Math.min(from.signExtend(range.smin32()), from.signExtend(range.smax32()));
            int high = (int) Math.max(from.signExtend(range.smin32()), from.signExtend(range.smax32()));
            if (range.smin32() >> bits == range.smax32() >> bits && low >= 0 == high >= 0) {
                out.bits = Tnum.range(low, high).low();
                out.smin32 = low;
                out.smax32 = high;
                out.umin32 = low;
                out.umax32 = high;
            } else {
                out.bits = Tnum.UNKNOWN.low();
                out.smin32 = -1 << bits - 1;
                out.smax32 = ~out.smin32;
                out.forgetUnsigned32();
            }
        }
        out.zeroExtend();
        return out.tightened();
    }
}
