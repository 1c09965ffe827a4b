package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.lesson.StepProgress;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.progress.StepRecord;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A lesson with a step of each kind, taken in one window and opened in another.
class LessonRecordsTest {
    private static final Lesson LESSON = LessonReader.read(LessonSource.of("new", Skeleton.files(Lesson.Kind.LESSON, "new"))).lesson().orElseThrow();

    private final ProgressViewModel progress = new ProgressViewModel();

    private LessonViewModel window() {
        LessonViewModel model = new LessonViewModel(new Workspace(Runnable::run, Runnable::run), List.of(LESSON), Runnable::run, Runnable::run);
        model.rememberIn(new LessonRecords(progress));
        return model;
    }

    private static StepProgress at(LessonViewModel model, int step) {
        model.open(LESSON, step);
        return model.shown().get().orElseThrow().progress();
    }

    @Test
    void everyStepComesBackAsItWasLeft() {
        LessonViewModel before = window();
        for (int i = 0; i < LESSON.steps().size(); i++) {
            before.open(LESSON, i);
            switch (LESSON.steps().get(i)) {
                case Step.Predict predict -> before.answer(predict.question().accepted().getFirst().toString());
                case Step.Quiz _ -> {
                    before.choose(1);
                    before.choose(0);
                }
                case Step.Exercise exercise -> {
                    before.hint();
                    before.check();
                    exercise.hints().forEach(hint -> before.hint());
                    before.showSolution();
                    before.check();
                }
                case Step.Read _, Step.Rejection _, Step.Fix _ -> before.pane();
            }
        }
        LessonViewModel after = window();
        before.open(LESSON, 1);
        assertThat(at(before, 1)).isEqualTo(at(after, 1));
        for (int i = 0; i < LESSON.steps().size(); i++) {
            StepProgress left = at(before, i);
            StepProgress found = at(after, i);
            assertThat(found).as("step %d", i + 1).isEqualTo(left);
            assertThat(found.isComplete(LESSON.steps().get(i))).as("step %d", i + 1).isEqualTo(left.isComplete(LESSON.steps().get(i)));
        }
        assertThat(progress.current().get().lesson("new").finished()).isTrue();
    }

    @Test
    void aLessonOpensWhereItWasLeft() {
        window().open(LESSON, 4);
        LessonViewModel after = window();
        after.open("new");
        assertThat(after.shown().get().orElseThrow().index()).isEqualTo(4);
    }

    @Test
    void whatALessonHasNoPlaceForAnyMoreIsLeftOut() {
        for (int i = 0; i < LESSON.steps().size(); i++) {
            progress.record("new", i, new StepRecord(Set.of(0, 99, -1), Optional.of("what?"), false, List.of(7, -3), 1000, List.of("x", "99", ""), -5, false, Optional.of("nonsense")));
        }
        progress.stopAt("new", 500);
        LessonViewModel model = window();
        model.open("new");
        assertThat(model.shown().get().orElseThrow().isLast()).isTrue();
        for (int i = 0; i < LESSON.steps().size(); i++) {
            StepProgress found = at(model, i);
            Step step = LESSON.steps().get(i);
            assertThat(found.done()).allMatch(task -> task < step.tasks().size());
            assertThat(found.hints()).isLessThan(1000);
            model.reset();
        }
    }

    @Test
    void anotherLearnerFindsTheirOwnStep() {
        LessonViewModel model = window();
        progress.onTurned(model::recall);
        model.open(LESSON, 3);
        progress.add("Ben");
        assertThat(model.shown().get().orElseThrow().index()).isZero();
    }
}
