package dev.glasshive.verifier.domain;

/// Sums and differences of the variable part of a pointer and a number. Linux keeps no bounds of the lower half for pointers, so these are worked out anew.
public final class PointerSum {
    private PointerSum() {}

    /// `variable + number`.
    public static ScalarRange add(ScalarRange variable, ScalarRange number) {
        Draft out = new Draft(variable);
        out.smin = variable.smin() + number.smin();
        out.smax = variable.smax() + number.smax();
        if (overflows(variable.smin(), number.smin(), out.smin) || overflows(variable.smax(), number.smax(), out.smax)) {
            out.forgetSigned();
        }
        out.umin = variable.umin() + number.umin();
        out.umax = variable.umax() + number.umax();
        if (Long.compareUnsigned(out.umin, variable.umin()) < 0 || Long.compareUnsigned(out.umax, variable.umax()) < 0) {
            out.forgetUnsigned();
        }
        out.forgetHalf();
        out.bits = variable.bits().add(number.bits());
        return out.range();
    }

    /// `variable - number`.
    public static ScalarRange subtract(ScalarRange variable, ScalarRange number) {
        Draft out = new Draft(variable);
        out.smin = variable.smin() - number.smax();
        out.smax = variable.smax() - number.smin();
        if (overflows(out.smin, number.smax(), variable.smin()) || overflows(out.smax, number.smin(), variable.smax())) {
            out.forgetSigned();
        }
        if (Long.compareUnsigned(variable.umin(), number.umax()) < 0) {
            out.forgetUnsigned();
        } else {
            out.umin = variable.umin() - number.umax();
            out.umax = variable.umax() - number.umin();
        }
        out.forgetHalf();
        out.bits = variable.bits().subtract(number.bits());
        return out.range();
    }

    private static boolean overflows(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0;
    }
}
