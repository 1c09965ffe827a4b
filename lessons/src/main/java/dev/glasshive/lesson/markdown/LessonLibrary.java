package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lessons that there are, in the order of the course.
public final class LessonLibrary {
    private static final String INDEX = LessonSource.BUNDLED + "index.properties";

    private final List<LessonSource> sources;

    private LessonLibrary(List<LessonSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// The lessons that come with Glasshive.
    public static LessonLibrary bundled() {
        try (InputStream in = LessonLibrary.class.getResourceAsStream(INDEX)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + INDEX);
            }
            // Properties have no order, and the order is the course.
            return new LessonLibrary(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> LessonSource.bundled(line.substring(0, line.indexOf('=')).strip())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lesson in `folder`, or the lessons in the folders right under it.
    ///
    /// @throws IOException if the folder cannot be listed
    public static LessonLibrary folder(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(LessonSource.LESSON_FILE))) {
            return new LessonLibrary(List.of(LessonSource.folder(folder)));
        }
        try (Stream<Path> children = Files.list(folder)) {
            return new LessonLibrary(children.filter(child -> Files.isRegularFile(child.resolve(LessonSource.LESSON_FILE))).sorted()
                    .map(LessonSource::folder).toList());
        }
    }

    /// Where the lessons come from, in order.
    public List<LessonSource> sources() {
        return sources;
    }

    /// The lessons that can be read, in order.
    public List<Lesson> lessons() {
        return sources.stream().flatMap(source -> LessonReader.read(source).lesson().stream()).toList();
    }

    /// The lesson with `id`.
    public Optional<LessonSource> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }
}
