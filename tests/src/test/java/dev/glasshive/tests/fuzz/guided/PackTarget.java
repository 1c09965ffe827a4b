package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.BadPackException;
import dev.glasshive.lesson.pack.LessonPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Bytes as a zip file with lessons: it is refused with a sentence, or holds lessons of which each can be read.
public final class PackTarget {
    private static final Path FILE = file();

    private PackTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try {
            LessonPack pack = LessonPack.open(FILE);
            for (LessonSource source : pack.lessons().sources()) {
                Optional<Lesson> lesson = LessonReader.read(source).lesson();
                Promise.holds(lesson.isEmpty() || lesson.get().id().equals(source.id()), "a lesson of another name");
            }
        } catch (BadPackException refusal) {
            Promise.sentence(refusal);
        }
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("glasshive-fuzz", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
