package dev.glasshive.app.editor;

/// Which quiet words stand at the end of lines.
public enum HintChoice {
    /// What the verifier knows after the line, and what the run did there.
    BOTH,
    VERIFIER,
    RUN,
    NONE;

    boolean showsVerifier() {
        return this == BOTH || this == VERIFIER;
    }

    boolean showsRun() {
        return this == BOTH || this == RUN;
    }
}
