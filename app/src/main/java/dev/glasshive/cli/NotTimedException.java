package dev.glasshive.cli;

/// Carries why a program cannot be timed, such as a trap, out of the measurement.
final class NotTimedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTimedException(String message) {
        super(message);
    }
}
