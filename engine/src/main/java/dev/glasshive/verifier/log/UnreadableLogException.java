package dev.glasshive.verifier.log;

/// Text that is no log of the verifier, or more of it than is read. The message says what was expected.
public final class UnreadableLogException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableLogException(String message) {
        super(message);
    }
}
