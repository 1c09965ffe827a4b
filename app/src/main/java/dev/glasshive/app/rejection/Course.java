package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.Optional;

/// Which lesson has which number in the course.
final class Course {
    private Course() {}

    /// The lesson with a number such as `L24`, if it is there.
    static Optional<RejectionCard.LessonLink> lesson(String number) {
        return LessonLibrary.numbered(number, Text.language().tag())
                .map(lesson -> new RejectionCard.LessonLink(lesson.id(), number, lesson.title()));
    }
}
