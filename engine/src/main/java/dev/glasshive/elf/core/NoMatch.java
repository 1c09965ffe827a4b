package dev.glasshive.elf.core;

/// A candidate is not what was meant.
final class NoMatch extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message a sentence without a full stop
    NoMatch(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
