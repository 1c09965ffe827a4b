package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonText;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledLessonsTest {
    static List<LessonSource> sources() {
        return LessonLibrary.bundled().sources();
    }

    static Stream<Lesson> lessons() {
        return LessonLibrary.bundled().lessons().stream();
    }

    @Test
    void everyLessonHasTheNumberOfItsPlace() {
        assertThat(lessons()).allSatisfy(lesson -> assertThat(LessonLibrary.course()).containsEntry(lesson.number(), lesson.id()));
    }

    @Test
    void theCourseBeginsWithAFirstProgram() {
        assertThat(LessonLibrary.bundled().lessons()).extracting(Lesson::id).startsWith("first-program").contains("the-stack");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyLessonFitsTogether(LessonSource source) {
        assertThat(LessonLint.check(source)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonAsksAndIsShort(Lesson lesson) {
        switch (lesson.kind()) {
            case LESSON -> {
                assertThat(lesson.steps()).hasSizeBetween(5, 10);
                assertThat(lesson.steps()).hasAtLeastOneElementOfType(Step.Predict.class).hasAtLeastOneElementOfType(Step.Exercise.class);
            }
            case STORY -> assertThat(lesson.steps()).hasSizeBetween(3, 7);
            case EXAM -> assertThat(lesson.steps()).hasAtLeastOneElementOfType(Step.Exercise.class);
        }
        assertThat(lesson.steps()).allSatisfy(step -> assertThat(step.prose().plain().split("\\s+")).as(step.title()).hasSizeLessThanOrEqualTo(66));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyExerciseChecksHiddenInputsAndKnowsMistakes(Lesson lesson) {
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Exercise exercise) {
                boolean free = exercise.form() == Step.Form.REPAIR || exercise.form() == Step.Form.WRITE;
                assertThat(exercise.hidden().size() + exercise.start().inputs().inputs().size()).as(exercise.title()).isGreaterThan(free ? 1 : 0);
                // Hints and reasons would give the answers of an exam away; what it starts from must not pass.
                if (lesson.kind() == Lesson.Kind.EXAM) {
                    assertThat(Checker.check(exercise, exercise.start().program().text()).passed()).as(exercise.title()).isFalse();
                } else {
                    assertThat(exercise.hints()).as(exercise.title()).hasSizeGreaterThanOrEqualTo(2);
                    assertThat(exercise.mistakes()).as(exercise.title()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyWrongAnswerGetsTheReasonThatNamesItsBelief(Lesson lesson) {
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Predict predict) {
                Question question = predict.question();
                assertThat(question.wrong()).isNotEmpty();
                for (Question.WrongAnswer wrong : question.wrong()) {
                    assertThat(Verdict.of(question, wrong.answer().toString())).isEqualTo(new Verdict.Wrong(wrong.reason()));
                }
                assertThat(Verdict.of(question, question.accepted().getFirst().toString())).isEqualTo(new Verdict.Right(question.right()));
                // Every word may be a word.
                if (!question.subject().equals(new Question.Said(Question.Form.WORD))) {
                    assertThat(Verdict.of(question, "what?")).isInstanceOf(Verdict.Unreadable.class);
                }
            }
        }
    }

    @Test
    void aShortKeyIsRefusedWithItsReasonAndWithTheEntryThatDiffers() {
        Step.Exercise exercise = exercise("the-stack", "The key with strange ends");

        Outcome outcome = Checker.check(exercise, exercise.start().program().text());

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.differences().getFirst().message())
                .isEqualTo("after the last packet of tiny.pcap: hits[1] is not in the map; expected 1");
        assertThat(outcome.reasons()).extracting(Reason::text).singleElement()
                .satisfies(text -> assertThat(text.plain()).startsWith("The store writes fewer bytes than the key has."));
    }

    @Test
    void theReasonIsGivenToEveryProgramThatBehavesLikeTheMistake() {
        Step.Exercise exercise = exercise("the-stack", "The key with strange ends");
        String alike = exercise.start().program().text().replace("r5 = *(u8 *)(r1 + 23)", "r7 = *(u8 *)(r1 + 23)").replace("*(u8 *)(r10 - 4) = r5", "*(u8 *)(r10 - 4) = r7");

        Outcome outcome = Checker.check(exercise, alike);

        assertThat(outcome.reasons()).containsExactly(exercise.mistakes().getFirst().reason());
    }

    @Test
    void anEndlessProgramGivesAnOutcome() {
        Step.Exercise exercise = exercise("first-program", "Drop them all");

        Outcome outcome = Checker.check(exercise, ".program xdp p\nr0 = 1\nagain:\ngoto again\nexit\n");

        assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
        assertThat(outcome.differences().getFirst().message()).startsWith("packet 1 of tiny.pcap: the end is a trap: insn 1 is where the run stopped after its limit");
    }

    @Test
    void aTextThatDoesNotAssembleGivesItsDiagnostics() {
        Step.Exercise exercise = exercise("first-program", "Drop them all");

        Outcome outcome = Checker.check(exercise, "r0 = \nexit\n");

        assertThat(outcome.result()).isEqualTo(Outcome.Result.UNREADABLE);
        assertThat(outcome.diagnostics().getFirst().span().line()).isEqualTo(1);
    }

    @Test
    void anAnswerThatFitsTheVisiblePacketsOnlyFailsOnHiddenOnes() {
        Step.Exercise exercise = exercise("the-stack", "Count the senders");
        // Every packet of tiny.pcap comes from the same sender.
        String constant = exercise.solution().text().replace("r5 = *(u32 *)(r1 + 26)", "r5 = 0x0a0200c0");

        Outcome outcome = Checker.check(exercise, constant);

        assertThat(outcome.differences()).isNotEmpty().allSatisfy(difference -> assertThat(difference.where()).contains("(hidden)"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonCanBeReadInATerminal(Lesson lesson) {
        String text = LessonText.of(lesson, 80);

        assertThat(text).contains(lesson.title()).doesNotContain("{r");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whatIsListedIsWhatIsRead(String language) {
        for (Lesson listed : LessonLibrary.bundled().lessons(language)) {
            LessonReading read = LessonReader.readOrEnglish(LessonLibrary.bundled().source(listed.id()).orElseThrow(), language);
            assertThat(read.problems()).isEmpty();
            // A lesson in English stands in a part whose name is translated.
            assertThat(listed).isEqualTo(read.lesson().orElseThrow().in(listed.part()));
        }
    }

    private static Step.Exercise exercise(String id, String title) {
        Lesson lesson = LessonReader.read(LessonLibrary.bundled().source(id).orElseThrow()).lesson().orElseThrow();
        return (Step.Exercise) lesson.steps().stream().filter(step -> step.title().equals(title)).findFirst().orElseThrow();
    }
}
