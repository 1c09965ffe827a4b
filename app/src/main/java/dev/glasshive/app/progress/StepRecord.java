package dev.glasshive.app.progress;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is kept of a learner's way through one step of a lesson.
///
/// @param done tasks by their index
/// @param answer to a prediction, as it was put in
/// @param shown whether the learner asked for the answer
/// @param tried choices of a quiz by their index, the last one last
/// @param hints how many are open
/// @param parts words for gaps, or the order of pieces
/// @param failures how often the check said no
/// @param passed whether the check said yes
/// @param text the learner's program, once it differs from the one to start from
public record StepRecord(Set<Integer> done, Optional<String> answer, boolean shown, List<Integer> tried, int hints, List<String> parts, int failures, boolean passed,
        Optional<String> text) {

    /// Nothing done.
    public static final StepRecord NONE = new StepRecord(Set.of(), Optional.empty(), false, List.of(), 0, List.of(), 0, false, Optional.empty());

    /// Copies what it is given.
    public StepRecord {
        done = Set.copyOf(done);
        tried = List.copyOf(tried);
        parts = List.copyOf(parts);
    }
}
