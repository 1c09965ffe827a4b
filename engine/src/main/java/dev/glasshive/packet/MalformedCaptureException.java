package dev.glasshive.packet;

/// Bytes that are not a capture or not a packet. The message is one line: the place, what is wrong with the number, and the remedy.
public final class MalformedCaptureException extends Exception {
    private static final long serialVersionUID = 1L;

    /// An exception whose message a user reads as it is.
    public MalformedCaptureException(String message) {
        super(message);
    }
}
