package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderFuzzTest {
    private static final List<String> CRUMBS = List.of("```", "```task\n", "```predict\n", "---\n", "## ", "\n", ": ", "- ", "[", "{", "]", "}", "'", "\"", "|\n", ">", "&a ", "*a", "!!str ",
            "{r1}", "{insn 99999999999}", "\t", "\0", "\uD800", "é", "**", "<b>", "![](x)", "hits[17] = ", "999999999999999999999999", "? ", "%YAML 9\n");

    @ParameterizedTest
    @ValueSource(strings = {"first-program", "the-stack"})
    void noMutationMakesTheReaderThrow(String id) throws IOException {
        String text = new String(LessonSource.bundled(id).read(LessonSource.LESSON_FILE).orElseThrow(), StandardCharsets.UTF_8);
        Random random = new Random(9669);
        for (int i = 0; i < 120; i++) {
            StringBuilder mutant = new StringBuilder(text);
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(mutant, random);
            }
            LessonReading reading = LessonReader.read(LessonSource.of(id, Map.of(LessonSource.LESSON_FILE, mutant.toString())));
            // Its programs are missing, so no mutant can be read.
            assertThat(reading.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.message()).isNotBlank().doesNotContain("\n"));
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int length = Math.min(text.length() - at, 1 + random.nextInt(40));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, at + length);
            case 1 -> text.insert(at, CRUMBS.get(random.nextInt(CRUMBS.size())));
            case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
            default -> text.setCharAt(at, (char) random.nextInt(0x80));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "'", "\"", "&a ", "*a ", "!", "\n  - ", "|", "%", "a: {"})
    void deepFrontMatterIsAProblem(String crumb) {
        assertThat(read("---\n" + crumb.repeat(100_000) + "\n---\n## A\n").problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "* a **b ", "[a](", "![", "`", "<a>", "{", "{r1} ", "\\", "1. ", "_a __b ", "&amp;", "[[", "a](b"})
    void deepProseIsReadOrRefused(String crumb) {
        LessonReading reading = read("---\nid: trial\n---\n## A\n\n" + crumb.repeat(30_000));

        assertThat(reading.problems()).hasSizeLessThanOrEqualTo(101);
    }

    @Test
    void stepsWithoutEndAreAProblem() {
        LessonReading reading = read("---\nid: trial\n---\n" + "## A\n\nx\n\n".repeat(50_000));
        assertThat(reading.problems()).anyMatch(problem -> problem.message().contains("at most 100 steps"));
    }

    @Test
    void nothingAtAllIsAProblem() {
        assertThat(read("").problems()).hasSize(1);
    }

    private static LessonReading read(String text) {
        return LessonReader.read(LessonSource.of("trial", Map.of(LessonSource.LESSON_FILE, text)));
    }
}
