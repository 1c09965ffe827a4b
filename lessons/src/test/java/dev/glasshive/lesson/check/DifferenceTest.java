package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void theInputComesBeforeThePlatform() {
        Difference difference = new Difference("packet 1", "r0", "1", "2");
        assertThat(difference.in("tiny.pcap").on("Linux 6.18").message()).isEqualTo("packet 1 of tiny.pcap on Linux 6.18: r0 is 2; expected 1");
        assertThat(new Difference("", "r0", "1", "2").in("").on("Linux 6.18").where()).isEqualTo("on Linux 6.18");
    }

    @Test
    void checksOnAnotherPlatformSayWhereInThisOrder() {
        List<Step.Exercise> elsewhere = LessonLibrary.bundled().lessons().stream().flatMap(lesson -> lesson.steps().stream())
                .flatMap(step -> step instanceof Step.Exercise exercise && exercise.checks().stream().anyMatch(Check.On.class::isInstance) ? Stream.of(exercise) : Stream.empty()).toList();
        assertThat(elsewhere).isNotEmpty();
        List<String> places = elsewhere.stream().flatMap(exercise -> Checker.check(exercise, exercise.start().program().text()).differences().stream()).map(Difference::where).toList();
        assertThat(places).anyMatch(place -> place.contains(" on ")).noneMatch(place -> place.contains("of on ") || place.matches(".* on .* of .*"));
    }
}
