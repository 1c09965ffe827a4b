package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.markdown.LessonSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TeachingPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^`even/([\\w.]+)`:\n\n````\\w*\n(.*?)^````$");

    @Test
    void theExampleOfTheTeachingPageIsALessonWithoutProblems() throws IOException {
        Map<String, String> files = new HashMap<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/teaching.md")));
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }

        assertThat(files).containsKeys("lesson.md", "even.bpf", "start.bpf");
        assertThat(LessonLint.check(LessonSource.of("even", files))).isEmpty();
    }
}
