package dev.glasshive.app;

import java.util.logging.Logger;

/// Keeps two lines of the toolkit from the terminal: that it was started from the class path, which is what we mean to do, and that a list had more cells
/// than it thought while letters became larger, which it mends itself.
final class Quiet {
    // A logger is forgotten with its filter unless somebody holds it.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");
    private static final Logger CONTROLS = Logger.getLogger("javafx.scene.control");

    private Quiet() {}

    static void start() {
        TOOLKIT.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration"));
        CONTROLS.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("index exceeds maxCellCount"));
    }
}
