package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import dev.glasshive.lesson.check.Verdict;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A learner's way through the lessons that come with Glasshive, without a screen.
class LessonViewModelTest {
    private static final List<Lesson> TWO = LessonLibrary.bundled().lessons().stream().filter(lesson -> List.of("first-program", "the-stack").contains(lesson.id())).toList();

    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);
    private final LessonViewModel model = new LessonViewModel(workspace, TWO, Runnable::run, Runnable::run);

    @BeforeEach
    void begin() {
        model.open("first-program");
    }

    @Test
    void openingALessonSetsUpItsFirstMachine() {
        assertThat(workspace.session().get().document().name()).isEqualTo("hello.bpf");
        assertThat(workspace.session().get().capture().name()).isEqualTo("tiny.pcap");
        assertThat(workspace.moment().get().orElseThrow().snapshot().slot()).isZero();
        assertThat(now().fraction()).isLessThan(0.1);
    }

    @Test
    void aStepOpensWhereItsSetupSays() {
        model.next();
        assertThat(workspace.session().get().document().name()).isEqualTo("second-thought.bpf");
        assertThat(workspace.moment().get().orElseThrow().snapshot().slot()).isEqualTo(1);
    }

    @Test
    void tasksTickThemselvesAndStayTicked() {
        assertThat(now().progress().done()).isEmpty();
        workspace.step();
        workspace.step();
        assertThat(now().progress().done()).containsExactly(0);
        workspace.goTo(0);
        assertThat(now().progress().done()).containsExactly(0);
        assertThat(now().isComplete()).isTrue();
    }

    @Test
    void aJumpPastTheMomentTicksToo() {
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(now().progress().done()).containsExactly(0);
    }

    @Test
    void stepsOnAnotherProgramCountForNothing() {
        workspace.openText("mine.bpf", "r0 = 2\nexit\n");
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(now().progress().done()).isEmpty();
    }

    @Test
    void aPredictionHoldsTheWayUntilItIsAnswered() {
        model.next();
        assertThat(now().mayGoOn()).isFalse();
        model.next();
        assertThat(now().index()).isEqualTo(1);
        model.answer("two, perhaps");
        assertThat(now().mayGoOn()).isFalse();
        model.answer("1");
        assertThat(now().mayGoOn()).isTrue();
        assertThat(now().isComplete()).isFalse();
    }

    @Test
    void whileABetIsOpenNothingTellsTheAnswer() {
        model.next();
        int standing = workspace.moment().get().orElseThrow().position();
        assertThat(workspace.verifier().verification().get()).isEmpty();
        workspace.step();
        workspace.runToBreakpoint();
        assertThat(workspace.moment().get().orElseThrow().position()).isEqualTo(standing);
        model.answer("3");
        assertThat(workspace.verifier().verification().get()).isPresent();
        workspace.step();
        assertThat(workspace.moment().get().orElseThrow().position()).isEqualTo(standing + 1);
    }

    @Test
    void aWrongGuessDoesNotBringWhatTheVerifierKnowsBehindTheLineThatIsAskedFor() {
        model.next();
        assertThat(workspace.hintsHeld().get()).isTrue();
        model.answer("3");
        assertThat(now().mayGoOn()).isTrue();
        assertThat(workspace.hintsHeld().get()).isTrue();
        model.answer("2");
        assertThat(workspace.hintsHeld().get()).isFalse();
    }

    @Test
    void whileABetIsOpenItsTasksAreNotRead() {
        assertThat(now().showsTasks()).isTrue();
        model.next();
        assertThat(now().showsTasks()).isFalse();
        model.answer("two, perhaps");
        assertThat(now().showsTasks()).isFalse();
        model.answer("3");
        assertThat(now().showsTasks()).isTrue();
    }

    @Test
    void anotherProgramIsNoSecret() {
        model.next();
        workspace.openText("mine.bpf", "r0 = 2\nexit\n");
        assertThat(workspace.verifier().verification().get()).isPresent();
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(workspace.moment().get().orElseThrow().position()).isPositive();
    }

    @Test
    void aLessonOnAnotherByteOrderRunsOnIt() {
        Lesson lesson = LessonLibrary.bundled().lessons().stream().filter(l -> l.id().equals("byte-order")).findFirst().orElseThrow();
        int step = IntStream.range(0, lesson.steps().size())
                .filter(i -> lesson.steps().get(i).setup().filter(setup -> setup.machine().host().order() == ByteOrder.BIG_ENDIAN).isPresent()).findFirst().orElseThrow();
        model.open(lesson, step);
        assertThat(workspace.moment().get().orElseThrow().timeline().scenario().host().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    void piecesInAnOrderMakeTheProgram() {
        goTo(5);
        model.make(List.of("2", "1", "0"));
        assertThat(workspace.session().get().document().text()).contains("r0 = 1\n; think again\nr0 += 1");
        model.check();
        assertThat(now().progress().trial().isPassed()).isTrue();
    }

    @Test
    void linesThatDoNotBelongLieAmongTheOthersAtFirst() {
        int seen = 0;
        boolean isAmong = false;
        for (Lesson lesson : LessonLibrary.bundled().lessons()) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                if (!(lesson.steps().get(i) instanceof Step.Exercise exercise && exercise.work() instanceof Work.Order order && order.extra() > 0)) {
                    continue;
                }
                seen++;
                model.open(lesson, i);
                List<String> first = now().parts();
                assertThat(first).hasSameSizeAs(order.pieces()).doesNotHaveDuplicates();
                isAmong |= Integer.parseInt(first.getLast()) < order.pieces().size() - order.extra();
                assertThat(workspace.session().get().document().text()).isEqualTo(order.compose(first.stream().map(Integer::valueOf).toList()));
                model.check();
                assertThat(now().progress().trial().isPassed()).as(lesson.id()).isFalse();
                model.showSolution();
                model.check();
                assertThat(now().progress().trial().isPassed()).as(lesson.id()).isTrue();
                assertThat(now().parts()).hasSizeLessThan(order.pieces().size());
                model.reset();
                assertThat(now().parts()).isEqualTo(first);
                assertThat(now().progress().text()).isEmpty();
            }
        }
        assertThat(seen).isPositive();
        assertThat(isAmong).isTrue();
    }

    @Test
    void gapsThatAreStillEmptyAreCountedAndNoFailure() {
        int seen = 0;
        for (Lesson lesson : LessonLibrary.bundled().lessons()) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                if (!(lesson.steps().get(i) instanceof Step.Exercise exercise && exercise.work() instanceof Work.Blanks blanks)) {
                    continue;
                }
                seen++;
                model.open(lesson, i);
                model.check();
                assertThat(now().progress().trial()).as(lesson.id()).isEqualTo(new Trial.Unfilled(blanks.count()));
                model.make(List.of("r9"));
                model.check();
                assertThat(now().progress().trial()).as(lesson.id()).satisfies(trial ->
                        assertThat(trial).isEqualTo(blanks.count() > 1 ? new Trial.Unfilled(blanks.count() - 1) : trial).isNotInstanceOf(Trial.Running.class));
                assertThat(now().progress().failures()).isEqualTo(blanks.count() > 1 ? 0 : 1);
                model.showSolution();
                model.check();
                assertThat(now().progress().trial().isPassed()).as(lesson.id()).isTrue();
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void oneMoreIsToldAsOne() {
        assertThat(Text.of("lesson.more", 1)).isEqualTo("One more difference");
        assertThat(Text.of("lesson.more", 2)).isEqualTo("2 more differences");
        assertThat(Text.of("lesson.unfilled", 1)).isEqualTo("One gap is still empty.");
        assertThat(Text.of("lesson.unfilled", 3)).isEqualTo("3 gaps are still empty.");
    }

    @Test
    void aSolutionIsShownAfterEffortOnly() {
        goTo(5);
        Step.Exercise exercise = (Step.Exercise) now().step();
        assertThat(now().progress().mayBeShown(exercise)).isFalse();
        exercise.hints().forEach(hint -> model.hint());
        assertThat(now().progress().mayBeShown(exercise)).isTrue();
        model.showSolution();
        assertThat(workspace.session().get().document().text()).isEqualTo(exercise.solution().text());
    }

    @Test
    void fixesAreHeldBackUntilTheSolutionIsFree() {
        assertThat(workspace.fixesHeld().get()).isEmpty();
        goTo(5);
        assertThat(workspace.fixesHeld().get()).isPresent();
        exercise().hints().forEach(hint -> model.hint());
        assertThat(workspace.fixesHeld().get()).isEmpty();
    }

    @Test
    void fixesAreOfferedAfterThreeTries() {
        goTo(5);
        model.check();
        model.check();
        assertThat(workspace.fixesHeld().get()).isPresent();
        model.check();
        assertThat(workspace.fixesHeld().get()).isEmpty();
    }

    @Test
    void fixesAreOfferedOnceTheExerciseIsSolved() {
        goTo(5);
        workspace.edit(exercise().solution().text());
        assertThat(workspace.fixesHeld().get()).isPresent();
        model.check();
        assertThat(now().isComplete()).isTrue();
        assertThat(workspace.fixesHeld().get()).isEmpty();
    }

    @Test
    void aStoryHoldsFixesBackUntilItsExerciseIsSolvedOrFree() {
        Lesson story = LessonLibrary.bundled().lessons().stream().filter(lesson -> lesson.id().equals("gallery-leak")).findFirst().orElseThrow();
        int rejection = IntStream.range(0, story.steps().size()).filter(i -> story.steps().get(i) instanceof Step.Rejection).findFirst().orElseThrow();
        int exercise = IntStream.range(0, story.steps().size()).filter(i -> story.steps().get(i) instanceof Step.Exercise).findFirst().orElseThrow();
        model.open(story, rejection);
        assertThat(workspace.fixesHeld().get()).isPresent();

        model.open(story, exercise);
        exercise().hints().forEach(hint -> model.hint());
        model.open(story, rejection);
        assertThat(workspace.fixesHeld().get()).isEmpty();

        model.close();
        assertThat(workspace.fixesHeld().get()).isEmpty();
    }

    @Test
    void aStoryWithoutAnExerciseHoldsFixesBackUntilItHasToldItsWaysOut() {
        Lesson story = LessonLibrary.bundled().lessons().stream().filter(lesson -> lesson.id().equals("gallery-offset")).findFirst().orElseThrow();
        assertThat(story.steps()).noneMatch(Step.Exercise.class::isInstance);
        int rejection = IntStream.range(0, story.steps().size()).filter(i -> story.steps().get(i) instanceof Step.Rejection).findFirst().orElseThrow();
        int last = IntStream.range(0, story.steps().size()).filter(i -> story.steps().get(i) instanceof Step.Fix).max().orElseThrow();
        model.open(story, rejection);
        assertThat(workspace.fixesHeld().get()).isPresent();

        model.open(story, last);
        model.open(story, rejection);

        assertThat(workspace.fixesHeld().get()).isEmpty();
    }

    @Test
    void aWrongBetGetsTheReasonOfItsBelief() {
        model.next();
        model.answer("3");
        assertThat(now().progress().bet()).isInstanceOfSatisfying(Bet.Placed.class, placed ->
                assertThat(placed.verdict()).isInstanceOfSatisfying(Verdict.Wrong.class, wrong -> assertThat(wrong.reason().text().plain()).contains("added 1 twice")));
        assertThat(now().progress().done()).isEmpty();
    }

    @Test
    void aRightBetTicksItsTaskAndStands() {
        model.next();
        model.answer(" 0x2 ");
        assertThat(now().progress().done()).containsExactly(0);
        model.answer("3");
        assertThat(now().progress().bet().isSettled()).isTrue();
        workspace.step();
        assertThat(now().isComplete()).isTrue();
    }

    @Test
    void aShownAnswerOpensTheWayAndTicksTheTaskThatWaitsForIt() {
        model.next();
        model.showAnswer();
        assertThat(now().mayGoOn()).isTrue();
        assertThat(now().progress().done()).containsExactly(0);
    }

    @Test
    void everyChoiceOfAQuizMayBeTried() {
        goTo(2);
        assertThat(now().mayGoOn()).isFalse();
        model.choose(0);
        assertThat(now().mayGoOn()).isTrue();
        assertThat(now().isComplete()).isFalse();
        model.choose(1);
        model.choose(0);
        assertThat(now().progress().tried()).containsExactly(1, 0);
        assertThat(now().isComplete()).isTrue();
    }

    @Test
    void aCheckSaysWhatCameInsteadOfWhatWasExpected() {
        goTo(4);
        model.check();
        assertThat(now().progress().trial()).isInstanceOfSatisfying(Trial.Judged.class, judged -> {
            assertThat(judged.outcome().passed()).isFalse();
            assertThat(judged.outcome().differences().getFirst().expected()).isEqualTo("XDP_DROP");
            assertThat(judged.outcome().reasons()).hasSize(1);
        });
        assertThat(now().progress().done()).isEmpty();
    }

    @Test
    void aProgramThatPassesTicksEverything() {
        goTo(4);
        workspace.edit(exercise().solution().text());
        model.check();
        assertThat(now().progress().trial().isPassed()).isTrue();
        assertThat(now().isComplete()).isTrue();
        assertThat(now().progress().done()).hasSameSizeAs(exercise().tasks());
    }

    @Test
    void textThatDoesNotAssembleIsToldByItsLine() {
        goTo(4);
        workspace.edit(".program xdp drop\nr0 = \nexit\n");
        model.check();
        assertThat(now().progress().trial()).isInstanceOfSatisfying(Trial.Judged.class,
                judged -> assertThat(judged.outcome().diagnostics().getFirst().span().line()).isEqualTo(2));
    }

    @Test
    void anotherProgramInTheEditorIsNotJudged() {
        goTo(4);
        workspace.openText("mine.bpf", "r0 = 1\nexit\n");
        model.check();
        assertThat(now().progress().trial()).isEqualTo(new Trial.Elsewhere());
        model.reset();
        assertThat(workspace.session().get().document().name()).isEqualTo("drop-start.bpf");
    }

    @Test
    void theLearnersTextIsThereAgainAndGoesWithReset() {
        goTo(4);
        workspace.edit(exercise().solution().text());
        model.previous();
        model.next();
        assertThat(workspace.session().get().document().text()).isEqualTo(exercise().solution().text());
        model.reset();
        assertThat(workspace.session().get().document().text()).isEqualTo(exercise().start().program().text());
    }

    @Test
    void hintsOpenOneByOneAndEnd() {
        goTo(4);
        model.hint();
        assertThat(now().progress().hints()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            model.hint();
        }
        assertThat(now().progress().hints()).isEqualTo(exercise().hints().size());
    }

    @Test
    void anOutcomeThatComesAfterAResetIsForgotten() {
        Queue<Runnable> later = new ArrayDeque<>();
        LessonViewModel slow = new LessonViewModel(workspace, TWO, later::add, Runnable::run);
        slow.open("the-stack");
        while (!(slow.shown().get().orElseThrow().step() instanceof Step.Exercise)) {
            slow.showAnswer();
            slow.choose(0);
            slow.next();
        }
        slow.check();
        assertThat(slow.shown().get().orElseThrow().progress().trial()).isInstanceOf(Trial.Running.class);
        slow.reset();
        later.forEach(Runnable::run);
        assertThat(slow.shown().get().orElseThrow().progress().trial()).isEqualTo(new Trial.None());
    }

    @Test
    void progressOutlivesClosing() {
        model.next();
        model.answer("2");
        model.close();
        assertThat(model.open().get()).isEmpty();
        assertThat(model.shown().get()).isEmpty();
        model.openFirst();
        assertThat(now().index()).isEqualTo(1);
        assertThat(now().progress().bet().isSettled()).isTrue();
    }

    @Test
    void afterTheLastStepComesTheNextLesson() {
        List<String> lessons = model.lessons().stream().map(lesson -> lesson.id()).toList();
        String next = lessons.get(lessons.indexOf(model.open().get().orElseThrow().id()) + 1);
        goTo(now().lesson().steps().size() - 1);
        assertThat(now().isLast()).isTrue();
        model.choose(1);
        model.next();
        assertThat(model.open().get().orElseThrow().id()).isEqualTo(next);
    }

    @Test
    void everyStepOfEveryLessonCanBeShown() {
        model.lessons().forEach(lesson -> {
            model.open(lesson.id());
            goTo(lesson.steps().size() - 1);
            assertThat(now().isLast()).isTrue();
        });
    }

    private void goTo(int index) {
        while (now().index() < index) {
            model.showAnswer();
            if (now().step() instanceof Step.Quiz) {
                model.choose(0);
            }
            model.next();
        }
    }

    private Step.Exercise exercise() {
        return (Step.Exercise) now().step();
    }

    private LessonViewModel.Shown now() {
        return model.shown().get().orElseThrow();
    }

    @Test
    void aLessonThatIsBeingWrittenStaysAtItsStep() {
        Lesson written = TWO.getFirst();
        model.preview(new Draft("mine", Optional.of(written), List.of()));
        model.next();
        assertThat(now().index()).isEqualTo(1);
        Step changed = new Step.Read("Changed", now().step().prose(), Optional.empty(), List.of());
        List<Step> steps = new ArrayList<>(written.steps());
        steps.set(2, changed);
        model.preview(new Draft("mine", Optional.of(with(written, steps)), List.of()));
        assertThat(now().index()).isEqualTo(1);
        model.preview(new Draft("mine", Optional.empty(), List.of(new LessonProblem("lesson.md", 3, 1, "no"))));
        assertThat(now().index()).isEqualTo(1);
        assertThat(model.draft().get().orElseThrow().problems()).hasSize(1);
        model.preview(new Draft("mine", Optional.of(with(written, steps.subList(0, 1))), List.of()));
        assertThat(now().index()).isZero();
        model.close();
        assertThat(model.draft().get()).isEmpty();
    }

    @Test
    void aFolderWithoutALessonShowsItsProblems() {
        model.preview(new Draft("mine", Optional.empty(), List.of(new LessonProblem("lesson.md", 0, 0, "there is no such file"))));
        assertThat(model.open().get()).isPresent();
        model.open("first-program");
        assertThat(model.draft().get()).isEmpty();
    }

    @Test
    void whatAnAuthorTriesIsNotRemembered() {
        model.preview(new Draft("first-program", Optional.of(TWO.getFirst()), List.of()));
        model.next();
        model.close();
        model.open("first-program");
        assertThat(now().index()).isZero();
    }

    private static Lesson with(Lesson lesson, List<Step> steps) {
        return new Lesson(lesson.id(), lesson.number(), lesson.title(), lesson.part(), lesson.kind(), lesson.sections(), lesson.prerequisites(), lesson.minutes(), lesson.languages(), lesson.goal(), steps);
    }
}
