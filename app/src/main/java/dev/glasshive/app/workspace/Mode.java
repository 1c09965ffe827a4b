package dev.glasshive.app.workspace;

/// Which of the two machines moves when the user steps.
public enum Mode {
    /// The one that runs the program on values.
    RUN,
    /// The one that follows every path with what can be known.
    VERIFY
}
