package dev.glasshive.lesson;

import java.util.Optional;

/// Why an answer is right or wrong, and where that is written.
public record Reason(Prose text, Optional<Reference> section) {
    /// Nothing to say.
    public static final Reason NONE = new Reason(Prose.EMPTY, Optional.empty());
}
