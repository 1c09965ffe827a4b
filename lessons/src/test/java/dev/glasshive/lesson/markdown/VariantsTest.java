package dev.glasshive.lesson.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.check.LessonLint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static final String TEXT = """
            ---
            id: odd
            title: Odd or even
            part: Exam
            kind: exam
            sections: [rfc9669 4.1]
            minutes: 5
            goal: The lowest bit says whether a number is even.
            variants:
              n: [7, 9, 12]
              low: [1, 1, 0]
              other: [0, 0, 1]
            ---

            ## The lowest bit

            {r0} holds {n}.

            ```state
            program: odd.bpf
            at: insn 1
            ```

            ```predict
            ask: What will {r0} hold, when it is {n} now?
            of: r0
            answers: [{low}]
            right: It is the lowest bit of {n}.
            wrong:
              - answer: {other}
                because: No.
            otherwise: Look again.
            ```
            """;
    private static final String PROGRAM = ".program xdp odd\nr0 = {n}\nr0 &= 1\nexit\n";

    private static LessonSource source(String text) {
        return LessonSource.of("odd", new HashMap<>(Map.of("lesson.md", text, "odd.bpf", PROGRAM)));
    }

    @Test
    void namesThatStandForNamesAreNotFilledAgain() {
        Variants variants = new Variants(List.of(Map.of("a", "{b}{b}", "b", "{a}{a}")));

        assertThat(variants.fill("{a} {b} {c} {{a}}", 0)).isEqualTo("{b}{b} {a}{a} {c} {{b}{b}}");
    }

    @Test
    void aTextThatWouldGrowPastAllBoundsIsFilledOnlySoFar() {
        Variants variants = new Variants(List.of(Map.of("a", "x".repeat(100))));

        assertThat(variants.fill("{a}".repeat(300_000), 0)).hasSizeLessThan(4 << 20).startsWith("xx").endsWith("{a}");
    }

    private static List<String> problems(String text) {
        return LessonLint.check(source(text)).stream().map(LessonProblem::toString).toList();
    }

    @Test
    void namesAreFilledIntoProseProgramsAndAnswers() {
        LessonReading reading = LessonReader.read(source(TEXT), "en", 2);
        assertThat(reading.problems()).isEmpty();
        Step.Predict step = (Step.Predict) reading.lesson().orElseThrow().steps().getFirst();
        assertThat(step.prose().plain()).isEqualTo("r0 holds 12.");
        assertThat(step.setup().orElseThrow().program().text()).contains("r0 = 12");
        assertThat(step.question().accepted()).containsExactly(new Data.Numeral(0, "0"));
        assertThat(reading.variants().count()).isEqualTo(3);
    }

    @Test
    void everyVariantIsPlayed() {
        assertThat(problems(TEXT)).isEmpty();
        assertThat(problems(TEXT.replace("low: [1, 1, 0]", "low: [1, 1, 1]").replace("other: [0, 0, 1]", "other: [0, 0, 2]")))
                .singleElement().asString().startsWith("lesson.md:27:11: variant 3 (low = 1, n = 12, other = 2): the answer 1 is not what the machine says");
    }

    @Test
    void whatIsNoVariantHasAPlace() {
        assertThat(problems(TEXT.replace("low: [1, 1, 0]", "low: [1, 1]"))).anySatisfy(p -> assertThat(p).startsWith("lesson.md:11:").contains("'low' has 2 values; write as many for each name"));
        assertThat(problems(TEXT.replace("  n: [", "  r1: ["))).anySatisfy(p -> assertThat(p).contains("'r1' is no name for a variant"));
        assertThat(problems(TEXT.replace("kind: exam\n", ""))).anySatisfy(p -> assertThat(p).contains("variants are for exams"));
        assertThat(problems(TEXT.replace("variants:\n", "variants: none\nx:\n"))).isNotEmpty();
    }

    @Test
    void aLearnerHasAlwaysTheSameVariantAndAClassHasAll() {
        assertThat(Variants.of("Ada", "odd", 3)).isEqualTo(Variants.of(" Ada ", "odd", 3)).isBetween(0, 2);
        assertThat(IntStream.range(0, 60).map(i -> Variants.of("learner-" + i, "odd", 3)).distinct().count()).isEqualTo(3);
    }

    @Test
    void howANameIsWrittenMakesNoDifference() {
        // Full width, an accent of its own, the spaces of other scripts, both small sigmas, sharp s.
        for (String[] same : new String[][] {{"ada", "Ada", "adA", " ADA\u3000", "\uFF21da"}, {"Ada Bell", "ada  bell", "ada\u00A0Bell", "Ada\tBell"}, {"Zo\u00E9", "Zoe\u0301", "ZO\u00C9"},
            {"\u5F20\u4F1F", "\u3000\u5F20\u4F1F "}, {"\u6797 \uFF21", "\u6797\u3000a"}, {"\u039D\u03AF\u03BA\u03BF\u03C2", "\u039D\u038A\u039A\u039F\u03A3"}, {"Gro\u00DF", "GROSS"}}) {
            for (String written : same) {
                assertThat(LearnerName.same(written, same[0])).as(written).isTrue();
                assertThat(Variants.of(written, "odd", 1000)).as(written).isEqualTo(Variants.of(same[0], "odd", 1000));
            }
        }
        for (String[] other : new String[][] {{"Ada", "Aida"}, {"Zoe", "Zo\u00E9"}, {"\u5F20\u4F1F", "\u5F20\u8587"}, {"AdaBell", "Ada Bell"}}) {
            assertThat(LearnerName.same(other[0], other[1])).as(other[0]).isFalse();
        }
    }

    @Test
    void aNameHasOneToAHundredLetters() {
        assertThat(LearnerName.isName("")).isFalse();
        assertThat(LearnerName.isName(" \u3000\u00A0")).isFalse();
        assertThat(LearnerName.isName(" " + "\uD842\uDFB7".repeat(100) + " ")).isTrue();
        assertThat(LearnerName.isName("x".repeat(101))).isFalse();
    }
}
