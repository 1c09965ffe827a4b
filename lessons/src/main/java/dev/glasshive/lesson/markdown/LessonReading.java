package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Variants;
import java.util.List;
import java.util.Optional;

/// What became of a lesson's text.
///
/// @param lesson absent if and only if there are problems
/// @param problems in the order of the text
/// @param places of the parts of the lesson
/// @param variants of which this is one
public record LessonReading(Optional<Lesson> lesson, List<LessonProblem> problems, Places places, Variants variants) {
    /// Copies what it is given.
    public LessonReading {
        problems = List.copyOf(problems);
    }
}
