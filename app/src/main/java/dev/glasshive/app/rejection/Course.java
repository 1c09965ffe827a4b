package dev.glasshive.app.rejection;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/// Which lesson has which number in the course.
final class Course {
    private static final String TABLE = "/glasshive/lessons/course.properties";
    private static final Properties FOLDERS = folders();

    private Course() {}

    /// The lesson with a number such as `L24`, if it is there.
    static Optional<RejectionCard.LessonLink> lesson(String number) {
        return Optional.ofNullable(FOLDERS.getProperty(number))
                .flatMap(id -> LessonLibrary.bundled().lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst())
                .map((Lesson lesson) -> new RejectionCard.LessonLink(lesson.id(), number, lesson.title()));
    }

    private static Properties folders() {
        Properties folders = new Properties();
        try (InputStream in = Course.class.getResourceAsStream(TABLE)) {
            folders.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
        return folders;
    }
}
