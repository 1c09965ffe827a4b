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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The course leaves nothing out: no lesson of the plan, no row of the table of instructions, no section of the standard, no topic of the verifier.
class CourseCoverageTest {
    private static final int LESSONS = 37;
    private static final int STORIES = 25;
    private static final int ROWS = 171;
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
        assertThat(rows.size() + 1).as("the second slot of a wide load counted").isEqualTo(ROWS);
        assertThat(rows).allSatisfy((row, met) -> assertThat(met).as(Coverage.example(row)).isNotEmpty());
        assertThat(Coverage.secondSlot(lessons, rows)).isNotEmpty();
    }

    @Test
    void everySectionOfTheStandardIsTaught() {
        Map<Opcode, List<String>> rows = Coverage.of(lessons);
        Map<String, Set<String>> using = new HashMap<>();
        rows.forEach((row, met) -> using.computeIfAbsent(row.section(), section -> new HashSet<>()).addAll(met));
        assertThat(SECTIONS).containsAll(using.keySet()).allSatisfy(section ->
                assertThat(lessons).as(section).anyMatch(lesson -> isAbout(lesson, section) && (!using.containsKey(section) || using.get(section).contains(lesson.id()))));
    }

    private static boolean isAbout(Lesson lesson, String section) {
        return lesson.sections().stream().anyMatch(reference -> reference.document() == Reference.Document.RFC9669 && reference.section().equals(section));
    }

    @Test
    void everyTopicOfTheVerifierIsAskedForInAStep() throws IOException {
        Map<String, List<Topic>> topics = topics();
        topics.forEach((number, asked) -> assertThat(missing(asked, lesson(number).steps())).as(number).isEmpty());
        assertThat(topics.keySet()).containsAll(IntStream.rangeClosed(24, 34).mapToObj(number -> "L" + number).toList());
    }

    @Test
    void aLessonThatLosesAStepThatAsksNoLongerCounts() throws IOException {
        topics().forEach((number, asked) -> {
            List<Step> steps = lesson(number).steps();
            for (Topic topic : asked) {
                List<Step> left = steps.stream().filter(step -> Asking.of(step).filter(topic::matches).isEmpty()).toList();
                assertThat(missing(asked, left)).as("%s without %s", number, topic.pattern()).contains(topic);
            }
            assertThat(missing(asked, steps.subList(0, steps.size() / 2))).as("half of %s", number).isNotEmpty();
        });
    }

    private Lesson lesson(String number) {
        return lessons.stream().filter(lesson -> lesson.number().equals(number)).findFirst().orElseThrow(() -> new AssertionError("no lesson " + number));
    }

    /// The topics for which no step is left: each takes one for itself.
    private static List<Topic> missing(List<Topic> topics, List<Step> steps) {
        List<String> asked = new ArrayList<>(steps.stream().flatMap(step -> Asking.of(step).stream()).toList());
        return topics.stream().filter(topic -> asked.stream().filter(topic::matches).findFirst().map(asked::remove).isEmpty()).toList();
    }

    /// Something of the verifier that a step must ask for.
    ///
    /// @param pattern of what [Asking] makes of the step
    private record Topic(String name, String pattern) {
        boolean matches(String asked) {
            return asked.matches(pattern + ".*");
        }
    }

    /// By the numbers of the lessons.
    private static Map<String, List<Topic>> topics() throws IOException {
        try (InputStream in = CourseCoverageTest.class.getResourceAsStream("verifier-topics.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(";", 3))
                    .collect(Collectors.groupingBy(fields -> fields[0], TreeMap::new, Collectors.mapping(fields -> new Topic(fields[1], fields[2]), Collectors.toList())));
        }
    }
}
