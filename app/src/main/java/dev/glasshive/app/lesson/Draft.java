package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import java.util.List;
import java.util.Optional;

/// A lesson that is being written, as its files are now.
///
/// @param id the name of its folder
/// @param lesson absent where its text cannot be read
/// @param problems what its author should mend, in the order of the text
public record Draft(String id, Optional<Lesson> lesson, List<LessonProblem> problems) {
    /// Copies what it is given.
    public Draft {
        problems = List.copyOf(problems);
    }
}
