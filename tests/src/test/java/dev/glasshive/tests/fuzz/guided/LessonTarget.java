package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes as the text of a lesson: there is a lesson, or there are problems with their places. Beside it lie the files that our short lessons name.
public final class LessonTarget {
    private static final Pattern ID = Pattern.compile("(?m)^id: ([a-z0-9-]{1,40})$");
    private static final Map<String, byte[]> FILES = files();

    private LessonTarget() {}

    /// Reading the files takes long on a busy machine, and is no try: this is called before the clock of the first one runs.
    public static void fuzzerInitialize() {
        Promise.holds(!FILES.isEmpty(), "no files");
    }

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        Matcher id = ID.matcher(new String(bytes, StandardCharsets.UTF_8));
        Map<String, byte[]> files = new HashMap<>(FILES);
        files.put(LessonSource.LESSON_FILE, bytes);
        LessonReading reading = LessonReader.read(LessonSource.inMemory(id.find() ? id.group(1) : "fuzz", files));
        Promise.holds(reading.lesson().isPresent() == reading.problems().isEmpty(), "a lesson and problems, or neither");
        reading.problems().forEach(problem -> Promise.holds(!problem.message().isBlank() && problem.message().indexOf('\n') < 0 && problem.line() >= 0, "no sentence: " + problem));
        reading.lesson().ifPresent(lesson -> Promise.holds(!lesson.steps().isEmpty(), "a lesson without a step"));
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        Seeds.shortLessons().forEach(source -> LessonReader.read(source).files().forEach(name -> source.content(name).ifPresent(content -> files.putIfAbsent(name, content))));
        return files;
    }
}
