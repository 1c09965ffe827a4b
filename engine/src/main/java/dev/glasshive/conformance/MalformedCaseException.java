package dev.glasshive.conformance;

/// A text that is no conformance test. The message is one line: the place, what is wrong, and the remedy.
public final class MalformedCaseException extends Exception {
    private static final long serialVersionUID = 1L;

    /// An exception whose message a user reads as it is.
    public MalformedCaseException(String message) {
        super(message);
    }
}
