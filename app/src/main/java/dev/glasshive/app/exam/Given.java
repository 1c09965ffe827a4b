package dev.glasshive.app.exam;

import java.util.List;
import java.util.Optional;

/// What a learner has put in for one step.
///
/// @param answer to a prediction as it was put in, or the number of a quiz's choice, from 1
/// @param parts words for gaps, or the order of pieces, with which `program` was made
/// @param program of an exercise, once it differs from the one to start from
public record Given(Optional<String> answer, List<String> parts, Optional<String> program) {
    /// Nothing.
    public static final Given NOTHING = new Given(Optional.empty(), List.of(), Optional.empty());

    /// Copies what it is given.
    public Given {
        parts = List.copyOf(parts);
    }

    /// Whether there is something to be marked.
    public boolean isAnswered() {
        return answer.isPresent() || program.isPresent();
    }
}
