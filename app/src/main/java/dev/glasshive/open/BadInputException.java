package dev.glasshive.open;

/// Input that nothing can be done with. The message is one line that names the file, the place, what is wrong and what to do.
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    /// An exception whose message a user reads as it is.
    public BadInputException(String message) {
        super(message);
    }
}
