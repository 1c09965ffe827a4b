package dev.glasshive.app.motion;

/// What a processor does with an instruction, one thing after the other.
public enum Stage {
    /// Nothing is being shown.
    IDLE,
    FETCH,
    DECODE,
    EXECUTE,
    WRITE_BACK;

    Stage next() {
        return this == WRITE_BACK ? IDLE : values()[ordinal() + 1];
    }
}
