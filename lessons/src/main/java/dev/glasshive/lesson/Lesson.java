package dev.glasshive.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One idea, taught in a few steps.
///
/// @param id the name of its folder: lower-case words with hyphens
/// @param number in the course, such as `L16`, or of a story in the gallery, such as `G5`; an empty string for a lesson of one's own
/// @param part where it stands in the course, such as `Part III · Memory`
/// @param sections of the standard that it teaches, the main one first
/// @param prerequisites ids of lessons to take before
/// @param minutes it takes
/// @param languages in which it can be read, as language tags
/// @param goal what a learner can say afterwards, in one sentence
public record Lesson(String id, String number, String title, String part, Kind kind, List<Reference> sections, List<String> prerequisites, int minutes,
        List<String> languages, String goal, List<Step> steps) {

    /// Copies what it is given.
    public Lesson {
        sections = List.copyOf(sections);
        prerequisites = List.copyOf(prerequisites);
        languages = List.copyOf(languages);
        steps = steps instanceof LateSteps ? steps : List.copyOf(steps);
    }

    /// The same one, standing elsewhere in a course.
    public Lesson in(String otherPart) {
        return new Lesson(id, number, title, otherPart, kind, sections, prerequisites, minutes, languages, goal, steps);
    }

    /// Compares steps last, for they may have to be read.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Lesson lesson && id.equals(lesson.id) && number.equals(lesson.number) && title.equals(lesson.title) && part.equals(lesson.part)
                && kind == lesson.kind && sections.equals(lesson.sections) && prerequisites.equals(lesson.prerequisites) && minutes == lesson.minutes
                && languages.equals(lesson.languages) && goal.equals(lesson.goal) && steps.equals(lesson.steps);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /// What sort of lesson.
    public enum Kind {
        /// Teaches one idea.
        LESSON,
        /// Tells one rejection as a short story.
        STORY,
        /// Asks without hints.
        EXAM
    }
}
