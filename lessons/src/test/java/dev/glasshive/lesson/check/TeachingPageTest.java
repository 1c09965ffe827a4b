package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
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

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:state|task|predict|exercise|quiz|rejection|fix)\n(.*?)^```$");

    @Test
    void everyBlockOfTheReferenceStandsInALessonThatFitsTogether() throws IOException {
        String page = Files.readString(Path.of("../docs/teaching.md"));
        Matcher matcher = BLOCK.matcher(page.substring(page.indexOf("## Front matter")));
        String known = Skeleton.files(Lesson.Kind.LESSON, "mine").get("lesson.md") + Skeleton.files(Lesson.Kind.STORY, "mine").get("lesson.md");
        int blocks = 0;
        while (matcher.find()) {
            blocks++;
            for (String line : matcher.group(1).lines().toList()) {
                assertThat(known).contains(line);
            }
        }
        assertThat(blocks).isGreaterThan(10);
    }

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
