package dev.glasshive.open;

import org.jspecify.annotations.Nullable;

/// Input that nothing can be done with. The message is one line that names the file, the place, what is wrong and what to do.
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Kind kind;

    /// An exception whose message a user reads as it is.
    public BadInputException(String message) {
        this(message, null);
    }

    /// @param kind what the file was taken for, where that is known
    BadInputException(String message, @Nullable Kind kind) {
        super(message);
        this.kind = kind;
    }

    /// Whether the file was taken for something else than `wanted`.
    public boolean isNo(Kind wanted) {
        return kind != null && kind != wanted;
    }
}
