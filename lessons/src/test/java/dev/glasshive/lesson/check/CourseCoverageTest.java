package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Opcode;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The course leaves nothing out: no lesson of the plan, no row of the table of instructions, no section of the standard, no topic of the verifier.
class CourseCoverageTest {
    private static final int LESSONS = 36;
    private static final int STORIES = 25;
    /// The table of RFC 9669 has one row more, the second slot of a wide instruction, which is no instruction of its own.
    private static final int ROWS = 170;
    private static final List<String> SECTIONS = List.of("1", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.3.1", "4.3.2", "5.1", "5.2", "5.3", "5.4", "5.4.1",
            "5.4.2", "5.5", "6", "7");

    private final List<Lesson> lessons = LessonLibrary.bundled().lessons();

    @Test
    void everyPlaceOfTheCourseHasItsLesson() {
        assertThat(lessons).extracting(Lesson::id).containsExactlyElementsOf(LessonLibrary.course().values());
        assertThat(lessons.stream().filter(lesson -> lesson.kind() != Lesson.Kind.STORY)).hasSize(LESSONS);
        assertThat(lessons.stream().filter(lesson -> lesson.kind() == Lesson.Kind.STORY)).hasSize(STORIES);
    }

    @Test
    void everyRowOfTheTableIsMet() {
        Map<Opcode, List<String>> rows = Coverage.of(lessons);
        assertThat(rows).hasSize(ROWS);
        assertThat(rows).allSatisfy((row, met) -> assertThat(met).as(Coverage.example(row)).isNotEmpty());
    }

    @Test
    void everySectionOfTheStandardIsTaught() {
        Set<String> taught = lessons.stream().flatMap(lesson -> lesson.sections().stream()).filter(section -> section.document() == Reference.Document.RFC9669)
                .map(Reference::section).collect(Collectors.toSet());
        assertThat(taught).containsAll(SECTIONS);
    }

    @Test
    void everyTopicOfTheVerifierIsTold() throws IOException {
        for (String line : topics()) {
            String[] topic = line.split(";", -1);
            Lesson lesson = lessons.stream().filter(l -> l.number().equals(topic[0])).findFirst().orElseThrow(() -> new AssertionError("no lesson " + topic[0]));
            String told = lesson.steps().stream().flatMap(CourseCoverageTest::words).collect(Collectors.joining("\n"));
            assertThat(told).as("%s: %s", lesson.id(), topic[1]).containsPattern(Pattern.compile(topic[2], Pattern.CASE_INSENSITIVE));
        }
    }

    private static Stream<String> words(Step step) {
        Stream<String> more = switch (step) {
            case Step.Read _, Step.Rejection _, Step.Fix _ -> Stream.of();
            case Step.Predict predict -> Stream.of(predict.question().ask().plain(), predict.question().right().text().plain());
            case Step.Exercise exercise -> exercise.hints().stream().map(hint -> hint.plain());
            case Step.Quiz quiz -> Stream.concat(Stream.of(quiz.question().plain()), quiz.choices().stream().flatMap(c -> Stream.of(c.text().plain(), c.reason().text().plain())));
        };
        return Stream.concat(Stream.of(step.title(), step.prose().plain()), more);
    }

    /// Lines of lesson number, topic, and what the lesson's words must match.
    private static List<String> topics() throws IOException {
        try (InputStream in = CourseCoverageTest.class.getResourceAsStream("verifier-topics.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
