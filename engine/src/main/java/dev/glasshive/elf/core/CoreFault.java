package dev.glasshive.elf.core;

/// A record of the object that contradicts its types, or types that leave a question open.
final class CoreFault extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message a sentence without a full stop
    CoreFault(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
