package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An exam in the lesson pane, without a screen: everything is taken, and nothing is told.
class SittingAnExamTest {
    private static final Lesson EXAM = LessonReader.read(LessonSource.of("even", Skeleton.files(Lesson.Kind.EXAM, "even"))).lesson().orElseThrow();
    private static final Lesson OTHER = LessonLibrary.bundled().lessons().getFirst();
    private static final int BET = 1;
    private static final int BLANKS = 6;
    private static final int REPAIR = 8;
    private static final int QUIZ = 10;

    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);
    private final LessonViewModel model = new LessonViewModel(workspace, List.of(OTHER), Runnable::run, Runnable::run);
    private final Memory answers = new WindowMemory();
    private final List<String> left = new ArrayList<>();

    @BeforeEach
    void begin() {
        model.onLeaving(lesson -> left.add(lesson.id()));
        model.sit(EXAM, 0, answers);
    }

    private LessonViewModel.Shown now() {
        return model.shown().get().orElseThrow();
    }

    private void goTo(int step) {
        model.sit(EXAM, step, answers);
    }

    @Test
    void rightLooksLikeWrong() {
        goTo(BET);
        model.answer("1");
        assertThat(now().progress().bet()).isEqualTo(new Bet.Given("1"));
        StepProgress right = now().progress();
        model.answer("0");
        assertThat(now().progress()).isEqualTo(right.with(new Bet.Given("0")));
        assertThat(now().isComplete()).isFalse();
        model.answer(" ");
        assertThat(now().progress().bet()).isEqualTo(new Bet.Open());
        goTo(QUIZ);
        model.choose(1);
        model.choose(0);
        assertThat(now().progress().tried()).as("one answer, which can be changed").containsExactly(0);
        assertThat(now().isComplete()).isFalse();
    }

    @Test
    void tasksDoNotTickAndNothingHelps() {
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(now().progress().done()).isEmpty();
        goTo(BET);
        model.showAnswer();
        assertThat(now().progress().bet()).isEqualTo(new Bet.Open());
        assertThat(now().showsTasks()).as("they often tell the answer").isFalse();
        goTo(REPAIR);
        String start = workspace.session().get().document().text();
        model.hint();
        model.check();
        model.showSolution();
        assertThat(now().progress()).isEqualTo(StepProgress.NONE);
        assertThat(workspace.session().get().document().text()).isEqualTo(start);
    }

    @Test
    void theWayIsFreeAndEndsAtTheLastStep() {
        for (int i = 0; i < EXAM.steps().size() + 2; i++) {
            assertThat(now().mayGoOn()).isTrue();
            model.next();
        }
        assertThat(now().index()).isEqualTo(QUIZ);
    }

    @Test
    void whatTellsTheAnswerOfABetStaysHidden() {
        assertThat(workspace.withheld().get()).isFalse();
        goTo(BET);
        model.answer("1");
        assertThat(workspace.withheld().get()).as("answered, but it can be changed still").isTrue();
        workspace.openText("mine.bpf", "r0 = 7\nr0 &= 1\nexit\n");
        assertThat(workspace.withheld().get()).as("whatever is in the editor").isTrue();
        goTo(REPAIR);
        assertThat(workspace.withheld().get()).as("programs may run").isFalse();
        assertThat(workspace.silent().get()).as("and nobody explains the rejection").isTrue();
        goTo(QUIZ);
        model.rise();
        assertThat(workspace.withheld().get() || workspace.silent().get()).isFalse();
        assertThat(model.open().get()).isEmpty();
    }

    @Test
    void whatIsHiddenIsNotPromisedForAnAnswer() {
        String hidden = "Hidden in an exam, also after it is handed in.";
        goTo(BET);
        model.answer("1");
        assertThat(workspace.withheldWords("anatomy.withheld")).isEqualTo(hidden);
        assertThat(workspace.verifier().absence().get()).contains(hidden);
        model.lock();
        goTo(QUIZ);
        goTo(BET);
        assertThat(workspace.verifier().absence().get()).contains(hidden);
        model.rise();
        assertThat(workspace.withheldWords("anatomy.withheld")).startsWith("Predict first.");
    }

    @Test
    void aQuestionAboutTheMachineOfABetHidesItToo() {
        List<Step> steps = List.of(EXAM.steps().get(BET), new Step.Quiz("Say", EXAM.steps().get(BET).prose(), Optional.empty(), List.of(), EXAM.steps().get(BET).prose(), List.of()));
        Lesson two = new Lesson("two", "", "Two", "", Lesson.Kind.EXAM, List.of(), List.of(), 5, List.of("en"), "", steps);
        model.sit(two, 1, answers);
        assertThat(workspace.withheld().get()).isTrue();
    }

    @Test
    void everyLetterOfAProgramCountsAtOnce() {
        goTo(REPAIR);
        model.takeTyped("r0 = 2\nexit\n");
        assertThat(answers.progress(EXAM, REPAIR).text()).contains("r0 = 2\nexit\n");
        goTo(BLANKS);
        model.make(List.of("1"));
        assertThat(answers.progress(EXAM, BLANKS).parts()).containsExactly("1");
        goTo(REPAIR);
        assertThat(workspace.session().get().document().text()).isEqualTo("r0 = 2\nexit\n");
        workspace.openText("mine.bpf", "exit\n");
        model.takeTyped("exit\n");
        assertThat(answers.progress(EXAM, REPAIR).text()).as("another program is no answer").contains("r0 = 2\nexit\n");
    }

    @Test
    void nothingElseIsOpenedUntilItIsOver() {
        model.open(OTHER);
        model.open(OTHER, 0);
        model.preview(new Draft(OTHER.id(), Optional.of(OTHER), List.of()));
        model.close();
        assertThat(model.open().get()).contains(EXAM);
        assertThat(left).containsExactly(OTHER.id(), OTHER.id(), OTHER.id(), EXAM.id());
        model.lock();
        model.open(OTHER);
        assertThat(model.open().get()).contains(OTHER);
        assertThat(now().isSilent()).isFalse();
    }

    @Test
    void whatWasHandedInStaysAsItIs() {
        goTo(BET);
        model.answer("0");
        model.lock();
        assertThat(now().manner()).isEqualTo(Manner.LOOK);
        model.answer("1");
        model.choose(1);
        goTo(REPAIR);
        model.takeTyped("r0 = 2\nexit\n");
        assertThat(now().progress().text()).isEmpty();
        goTo(BET);
        assertThat(now().progress().bet()).isEqualTo(new Bet.Given("0"));
        assertThat(now().manner()).isEqualTo(Manner.LOOK);
        assertThat(workspace.withheld().get()).isTrue();
    }

    @Test
    void anExamThatIsOpenedIsGivenToWhoTakesExams() {
        model.rise();
        List<Lesson> taken = new ArrayList<>();
        model.open(EXAM);
        assertThat(model.open().get()).as("without one it is a lesson").contains(EXAM);
        model.close();
        model.giveExamsTo(taken::add);
        model.open(EXAM);
        assertThat(model.open().get()).isEmpty();
        assertThat(taken).containsExactly(EXAM);
        model.practise(List.of(EXAM), EXAM);
        assertThat(now().isSilent()).isFalse();
    }
}
