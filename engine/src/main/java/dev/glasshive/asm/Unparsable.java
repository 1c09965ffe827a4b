package dev.glasshive.asm;

/// Leaves the parser of one line for the loop over lines, which takes the diagnostic and goes on. Never leaves this package, and carries no stack.
final class Unparsable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    Unparsable(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
