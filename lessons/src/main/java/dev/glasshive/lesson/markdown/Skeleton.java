package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a new lesson starts from: a sound lesson with a step of each kind.
public final class Skeleton {
    private static final String ROOT = "/glasshive/lesson-skeleton/";
    private static final String ID = "__ID__";
    private static final List<String> LESSON = List.of(LessonSource.LESSON_FILE, "even.bpf", "branch.bpf", "unknown.bpf", "silent.bpf", "spoken.bpf", "aborted.bpf", "gap.bpf",
            "order.bpf", "start.bpf", "length.bpf", "upside-down.bpf");
    private static final List<String> STORY = List.of(LessonSource.LESSON_FILE, "broken.bpf", "checked.bpf", "made.bpf");

    private Skeleton() {}

    /// The text of each file of a new lesson, by the file's name.
    public static Map<String, String> files(Lesson.Kind kind, String id) {
        boolean story = kind == Lesson.Kind.STORY;
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : story ? STORY : LESSON) {
            files.put(name, text((story ? "story/" : "lesson/") + name).replace(ID, id));
        }
        if (kind == Lesson.Kind.EXAM) {
            files.computeIfPresent(LessonSource.LESSON_FILE, (name, text) -> text.replace("kind: lesson", "kind: exam"));
        }
        return files;
    }

    private static String text(String name) {
        try (InputStream in = Skeleton.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + ROOT + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
