package dev.glasshive.cli;

/// How a command ends, for scripts.
enum Exit {
    /// It holds.
    HOLDS(0),
    /// Rejected, trapped, failed a check.
    FAILED(1),
    /// Bad input or usage.
    BAD_INPUT(2),
    /// A bug in Glasshive, or an installation that lacks a part.
    BUG(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /// The code that the shell sees.
    int code() {
        return code;
    }

    /// Whether everything holds.
    static Exit of(boolean holds) {
        return holds ? HOLDS : FAILED;
    }
}
