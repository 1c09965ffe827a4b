package dev.glasshive.kernel;

/// Carries the kernel's refusal out of the steps of loading; it never leaves the package.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LoadOutcome.Refused refusal;

    RefusedException(LoadOutcome.Refused refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /// The kernel was not asked.
    static RefusedException unasked(String message) {
        return new RefusedException(new LoadOutcome.Refused(0, message, ""));
    }

    static RefusedException of(String what, int errno) {
        return new RefusedException(new LoadOutcome.Refused(errno, what + ": " + ErrorNumber.describe(errno), ""));
    }

    LoadOutcome.Refused refusal() {
        return refusal;
    }
}
