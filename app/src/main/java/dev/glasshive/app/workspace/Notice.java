package dev.glasshive.app.workspace;

/// One line that tells the user what went wrong, or well, with something they asked for.
public record Notice(Level level, String text) {
    /// How loud.
    public enum Level {
        INFO, PROBLEM
    }
}
