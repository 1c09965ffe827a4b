package dev.glasshive.tests.fuzz.guided;

/// What every reader promises, as checks that cost nothing where they hold.
final class Promise {
    private Promise() {}

    /// What is declared to be thrown is one line that somebody reads.
    static void sentence(Exception refusal) {
        String message = refusal.getMessage();
        if (message == null || message.isBlank() || message.indexOf('\n') >= 0) {
            throw new AssertionError("no sentence: " + message, refusal);
        }
    }

    static void holds(boolean promise, String what) {
        if (!promise) {
            throw new AssertionError(what);
        }
    }

    static void same(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + "\nexpected " + expected + "\nbut was  " + actual);
        }
    }
}
