package dev.glasshive.lesson.pack;

/// A pack that is not taken. The message names the file, what is wrong with it and the remedy, in one line.
public final class BadPackException extends Exception {
    private static final long serialVersionUID = 1;

    /// With the words for the user.
    public BadPackException(String message) {
        super(message);
    }
}
