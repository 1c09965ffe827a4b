package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The lessons that there are, in the order of the course.
public final class LessonLibrary {
    private static final String COURSE = LessonSource.BUNDLED + "course.properties";

    // What comes with Glasshive never changes, and every window wants all of it.
    private static final Map<String, Optional<Lesson>> OUTLINES = new ConcurrentHashMap<>();

    private final List<LessonSource> sources;

    /// The library of what comes with Glasshive, made when it is first asked for.
    private static final class Bundled {
        // A place in the course may be empty still.
        private static final LessonLibrary LIBRARY = new LessonLibrary(course().values().stream().map(LessonSource::bundled).filter(LessonSource::isThere).toList());

        private Bundled() {}
    }

    /// The order of the course, which a rejection asks for without wanting the library.
    private static final class Course {
        private static final Map<String, String> FOLDERS = readCourse();

        private Course() {}
    }

    private LessonLibrary(List<LessonSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// The lessons that come with Glasshive.
    public static LessonLibrary bundled() {
        return Bundled.LIBRARY;
    }

    /// The lesson with a number such as `L24`, if it is there.
    public static Optional<LessonSource> numbered(String number) {
        return Optional.ofNullable(course().get(number)).map(LessonSource::bundled).filter(LessonSource::isThere);
    }

    /// The same in `language` where it has it. Its steps are read when they are looked at.
    public static Optional<Lesson> numbered(String number, String language) {
        return numbered(number).flatMap(source -> lesson(source, language));
    }

    /// The folder of each lesson by its number, in the order of the course.
    public static Map<String, String> course() {
        return Course.FOLDERS;
    }

    private static Map<String, String> readCourse() {
        try (InputStream in = LessonLibrary.class.getResourceAsStream(COURSE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + COURSE);
            }
            // Properties have no order, and the order is the course.
            Map<String, String> course = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> course.put(line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1).strip()));
            return Collections.unmodifiableMap(course);
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

    /// The lessons in `sources`, in this order.
    public static LessonLibrary of(List<LessonSource> sources) {
        return new LessonLibrary(sources);
    }

    /// These lessons and those of `more`.
    public LessonLibrary and(LessonLibrary more) {
        return new LessonLibrary(Stream.concat(sources.stream(), more.sources.stream()).toList());
    }

    /// Where the lessons come from, in order.
    public List<LessonSource> sources() {
        return sources;
    }

    /// The lessons that can be read, in order, in English.
    public List<Lesson> lessons() {
        return lessons(LessonSource.ENGLISH);
    }

    /// The lessons that can be read, in order, in `language` where they have it. Of those that come with Glasshive and are known to be sound, the steps are read when
    /// they are looked at.
    ///
    /// A part of the course that has a name in `language` has it for all its lessons, those too that are in English still.
    public List<Lesson> lessons(String language) {
        List<Lesson> lessons = sources.stream().flatMap(source -> lesson(source, language).stream()).toList();
        if (language.equals(LessonSource.ENGLISH)) {
            return lessons;
        }
        Map<String, String> names = new HashMap<>();
        for (Lesson lesson : lessons) {
            source(lesson.id()).filter(source -> source.isIn(language)).flatMap(source -> lesson(source, LessonSource.ENGLISH)).ifPresent(english -> names.putIfAbsent(english.part(), lesson.part()));
        }
        return lessons.stream().map(lesson -> names.containsKey(lesson.part()) ? lesson.in(names.getOrDefault(lesson.part(), lesson.part())) : lesson).toList();
    }

    private static Optional<Lesson> lesson(LessonSource source, String language) {
        return source.isBundled() ? OUTLINES.computeIfAbsent(language + "/" + source.id(), _ -> LessonReader.outline(source, language)) : LessonReader.readOrEnglish(source, language).lesson();
    }

    /// The lessons to take before the lesson `id`, by its front matter alone; none where it is not here or cannot be read.
    public List<String> prerequisites(String id) {
        return source(id).flatMap(source -> LessonReader.outline(source, LessonSource.ENGLISH)).map(Lesson::prerequisites).orElse(List.of());
    }

    /// The lesson with `id`.
    public Optional<LessonSource> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }
}
