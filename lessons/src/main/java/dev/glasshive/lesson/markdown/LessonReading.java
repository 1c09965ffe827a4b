package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Variants;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What became of a lesson's text.
///
/// @param lesson absent if and only if there are problems
/// @param problems in the order of the text
/// @param places of the parts of the lesson
/// @param variants of which this is one
/// @param files that the lesson names
/// @param idle names for variants that stand nowhere in the text and its programs
public record LessonReading(Optional<Lesson> lesson, List<LessonProblem> problems, Places places, Variants variants, Set<String> files, List<LessonProblem> idle) {
    /// Copies what it is given.
    public LessonReading {
        problems = List.copyOf(problems);
        files = Set.copyOf(files);
        idle = List.copyOf(idle);
    }
}
