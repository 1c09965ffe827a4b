package dev.glasshive.verifier.domain;

/// A range while it is computed: the same five views, each free to change before [#tightened] makes them consistent.
final class Draft {
    private static final long LOW = 0xffff_ffffL;
    /// Each round may learn from the one before; Linux stops after this many.
    private static final int ROUNDS = 3;

    Tnum bits;
    long smin;
    long smax;
    long umin;
    long umax;
    int smin32;
    int smax32;
    int umin32;
    int umax32;

    Draft(ScalarRange range) {
        bits = range.bits();
        smin = range.smin();
        smax = range.smax();
        umin = range.umin();
        umax = range.umax();
        smin32 = range.smin32();
        smax32 = range.smax32();
        umin32 = range.umin32();
        umax32 = range.umax32();
    }

    ScalarRange range() {
        return new ScalarRange(bits, smin, smax, umin, umax, smin32, smax32, umin32, umax32);
    }

    /// The range, with every view used to narrow the others.
    ScalarRange tightened() {
        boundsFromBits();
        for (int round = 0; round < ROUNDS; round++) {
            halfFromWhole();
            halfSigns();
            wholeSigns();
            wholeFromHalf();
        }
        bitsFromBounds();
        boundsFromBits();
        if (bits.isConstant()) {
            // Where bounds contradict known bits, Linux believes the bits.
            settleOn(bits.value());
        }
        return range();
    }

    void forgetSigned() {
        smin = Long.MIN_VALUE;
        smax = Long.MAX_VALUE;
    }

    void forgetUnsigned() {
        umin = 0;
        umax = -1;
    }

    void forgetSigned32() {
        smin32 = Integer.MIN_VALUE;
        smax32 = Integer.MAX_VALUE;
    }

    void forgetUnsigned32() {
        umin32 = 0;
        umax32 = -1;
    }

    void forgetWhole() {
        forgetSigned();
        forgetUnsigned();
    }

    void forgetHalf() {
        forgetSigned32();
        forgetUnsigned32();
    }

    /// The signed bounds are the unsigned ones where these do not cross the sign bit, else unknown.
    void signedFromUnsigned() {
        if (umin <= umax) {
            smin = umin;
            smax = umax;
        } else {
            forgetSigned();
        }
    }

    /// As [#signedFromUnsigned] for the lower half.
    void signedFromUnsigned32() {
        if (umin32 <= umax32) {
            smin32 = umin32;
            smax32 = umax32;
        } else {
            forgetSigned32();
        }
    }

    void setLow(int value) {
        bits = bits.withLow(Tnum.of(Integer.toUnsignedLong(value)));
        smin32 = value;
        smax32 = value;
        umin32 = value;
        umax32 = value;
    }

    /// The whole becomes the lower half, zero-extended.
    void zeroExtend() {
        bits = bits.low();
        umin = umin32 & LOW;
        umax = umax32 & LOW;
        if (smin32 >= 0) {
            smin = smin32;
            smax = smax32;
        } else {
            smin = 0;
            smax = LOW;
        }
    }

    void truncate(int bytes) {
        bits = bits.truncate(bytes);
        long kept = (1L << bytes * 8) - 1;
        if ((umin & ~kept) == (umax & ~kept)) {
            umin &= kept;
            umax &= kept;
        } else {
            umin = 0;
            umax = kept;
        }
        smin = umin;
        smax = umax;
        if (bytes < Integer.BYTES) {
            forgetHalf();
        }
    }

    void boundsFromBits() {
        Tnum low = bits.low();
        smin32 = Math.max(smin32, (int) (low.value() | low.mask() & Integer.MIN_VALUE));
        smax32 = Math.min(smax32, (int) (low.value() | low.mask() & Integer.MAX_VALUE));
        umin32 = max32(umin32, (int) low.value());
        umax32 = min32(umax32, (int) low.max());
        smin = Math.max(smin, bits.value() | bits.mask() & Long.MIN_VALUE);
        smax = Math.min(smax, bits.value() | bits.mask() & Long.MAX_VALUE);
        umin = max(umin, bits.value());
        umax = min(umax, bits.max());
        if (!bits.isConstant()) {
            settleOnOnlyMember();
        }
    }

    /// Where only one number has the known bits and lies within the bounds, it is the one.
    private void settleOnOnlyMember() {
        boolean lowest = bits.contains(umin);
        long next = bits.next(umin);
        if (lowest && Long.compareUnsigned(next, umax) > 0) {
            settleOn(umin);
        } else if (!lowest && next == bits.max()) {
            settleOn(next);
        } else if (!lowest && Long.compareUnsigned(next, umax) <= 0 && Long.compareUnsigned(bits.next(next), umax) > 0) {
            settleOn(next);
        }
    }

    /// All views become those of `value`.
    void settleOn(long value) {
        bits = Tnum.of(value);
        smin = value;
        smax = value;
        umin = value;
        umax = value;
        setLow((int) value);
    }

    /// A whole that does not leave one block of 2^32 bounds its lower half.
    private void halfFromWhole() {
        if (umin >>> 32 == umax >>> 32) {
            narrowUnsigned32((int) umin, (int) umax);
            if ((int) umin <= (int) umax) {
                narrowSigned32((int) umin, (int) umax);
            }
        }
        if (smin >>> 32 == smax >>> 32) {
            if (Integer.compareUnsigned((int) smin, (int) smax) <= 0) {
                narrowUnsigned32((int) smin, (int) smax);
            }
            if ((int) smin <= (int) smax) {
                narrowSigned32((int) smin, (int) smax);
            }
        }
        // Two neighbouring blocks: the lower halves run from negative through -1 and 0 to positive.
        if ((int) (umin >>> 32) + 1 == (int) (umax >>> 32) && (int) umin < 0 && (int) umax >= 0) {
            narrowSigned32((int) umin, (int) umax);
        }
        if ((int) (smin >>> 32) + 1 == (int) (smax >>> 32) && (int) smin < 0 && (int) smax >= 0) {
            narrowSigned32((int) smin, (int) smax);
        }
    }

    /// Signed and unsigned bounds of the lower half, where one does not cross the other's break.
    private void halfSigns() {
        if (umin32 <= umax32) {
            narrowSigned32(umin32, umax32);
        }
        if (Integer.compareUnsigned(smin32, smax32) <= 0) {
            narrowUnsigned32(smin32, smax32);
        } else if (Integer.compareUnsigned(umax32, smin32) < 0) {
            smin32 = umin32;
            umax32 = min32(umax32, smax32);
        } else if (Integer.compareUnsigned(smax32, umin32) < 0) {
            smax32 = umax32;
            umin32 = max32(umin32, smin32);
        }
    }

    private void wholeSigns() {
        if (umin <= umax) {
            smin = Math.max(smin, umin);
            smax = Math.min(smax, umax);
        }
        if (Long.compareUnsigned(smin, smax) <= 0) {
            umin = max(umin, smin);
            umax = min(umax, smax);
        } else if (Long.compareUnsigned(umax, smin) < 0) {
            // Read as unsigned, the signed range is two pieces, one from 0 and one up to the end; only the lower one meets the unsigned range.
            smin = umin;
            umax = min(umax, smax);
        } else if (Long.compareUnsigned(smax, umin) < 0) {
            smax = umax;
            umin = max(umin, smin);
        }
    }

    private void wholeFromHalf() {
        umin = max(umin, umin & ~LOW | umin32 & LOW);
        umax = min(umax, umax & ~LOW | umax32 & LOW);
        smin = Math.max(smin, smin & ~LOW | umin32 & LOW);
        smax = Math.min(smax, smax & ~LOW | umax32 & LOW);
        // A number that fits 32 bits with its sign is its lower half, sign-extended. Linux uses that only where the half is not negative.
        if (smin32 >= 0 && smin >= Integer.MIN_VALUE && smax <= Integer.MAX_VALUE) {
            smin = smin32;
            smax = smax32;
            umin = smin32;
            umax = smax32;
            bits = bits.intersect(Tnum.range(smin, smax));
        }
    }

    private void bitsFromBounds() {
        Tnum whole = bits.intersect(Tnum.range(umin, umax));
        Tnum half = whole.low().intersect(Tnum.range(umin32 & LOW, umax32 & LOW));
        bits = whole.withLow(half);
    }

    private void narrowSigned32(int min, int max) {
        smin32 = Math.max(smin32, min);
        smax32 = Math.min(smax32, max);
    }

    private void narrowUnsigned32(int min, int max) {
        umin32 = max32(umin32, min);
        umax32 = min32(umax32, max);
    }

    static long min(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    static long max(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0 ? a : b;
    }

    static int min32(int a, int b) {
        return Integer.compareUnsigned(a, b) <= 0 ? a : b;
    }

    static int max32(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0 ? a : b;
    }
}
