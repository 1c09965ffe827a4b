package dev.glasshive.app;

import java.util.logging.Logger;

/// Keeps one line of the toolkit from the terminal: that it was started from the class path, which is what we mean to do.
final class Quiet {
    // A logger is forgotten with its filter unless somebody holds it.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Quiet() {}

    static void start() {
        TOOLKIT.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration"));
    }
}
