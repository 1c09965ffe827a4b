package dev.glasshive.trace;

/// Bytes are no trace, or not one that this version can read. The message says why and what to do, without naming the file.
public final class MalformedTraceException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedTraceException(String message) {
        super(message);
    }
}
