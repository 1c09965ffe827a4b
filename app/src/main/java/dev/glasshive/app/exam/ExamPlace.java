package dev.glasshive.app.exam;

import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.BadPackException;
import dev.glasshive.lesson.pack.LessonPack;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where an exam lies.
///
/// @param pack the folder or zip file that holds it; an empty string for one that comes with Glasshive
/// @param id the name of its folder; of a folder or file that holds one lesson only, it may be an empty string
public record ExamPlace(String pack, String id) {
    /// The exam `id` that comes with Glasshive.
    public static ExamPlace bundled(String id) {
        return new ExamPlace("", id);
    }

    /// The only exam of the folder or zip file at `path`.
    public static ExamPlace at(Path path) {
        return new ExamPlace(path.toAbsolutePath().normalize().toString(), "");
    }

    /// The exam's files. Reads from the disk.
    Optional<LessonSource> source() {
        if (pack.isEmpty()) {
            return LessonLibrary.bundled().source(id);
        }
        try {
            LessonLibrary lessons = LessonPack.open(Path.of(pack)).lessons();
            return id.isEmpty() ? lessons.sources().stream().filter(ExamPaper::isExam).findFirst() : lessons.source(id);
        } catch (BadPackException | InvalidPathException gone) {
            return Optional.empty();
        }
    }
}
