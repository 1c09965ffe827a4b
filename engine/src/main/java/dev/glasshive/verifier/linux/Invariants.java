package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.ScalarRange;

/// Bounds that contradict each other, as they arise on branches that are never taken. Linux reports them as a mistake of its own, and forgets all bounds.
final class Invariants {
    private final VerifierLog log;

    Invariants(VerifierLog log) {
        this.log = log;
    }

    /// `range`, or only its bits if its bounds contradict each other.
    ///
    /// @param where the name that the log uses
    ScalarRange kept(ScalarRange range, String where) {
        String violation = violation(range);
        if (violation.isEmpty()) {
            return range;
        }
        log.print("verifier bug: REG INVARIANTS VIOLATION (" + where + "): " + violation
                + " u64=[" + hex(range.umin()) + ", " + hex(range.umax()) + "] s64=[" + hex(range.smin()) + ", " + hex(range.smax())
                + "] u32=[" + hex(range.umin32() & 0xffff_ffffL) + ", " + hex(range.umax32() & 0xffff_ffffL)
                + "] s32=[" + hex(range.smin32() & 0xffff_ffffL) + ", " + hex(range.smax32() & 0xffff_ffffL)
                + "] var_off=(" + hex(range.bits().value()) + ", " + hex(range.bits().mask()) + ")\n");
        return ScalarRange.UNKNOWN.withBits(range.bits());
    }

    private static String violation(ScalarRange range) {
        if (range.isEmpty()) {
            return "range bounds violation";
        }
        if (range.hasKnownBits(Width.W64) && !(range.isConstant(Width.W64) && range.umin() == range.value() && range.smin() == range.value())) {
            return "const tnum out of sync with range bounds";
        }
        int low = (int) range.value();
        if (range.hasKnownBits(Width.W32) && !(range.isConstant(Width.W32) && range.umin32() == low && range.smin32() == low)) {
            return "const subreg tnum out of sync with range bounds";
        }
        return "";
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
