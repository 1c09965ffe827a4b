package dev.glasshive.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Learners of one machine, and what each has learned.
class ProgressViewModelTest {
    private static final StepRecord ANSWERED = new StepRecord(Set.of(), Optional.of("2"), false, List.of(), 0, List.of(), 0, false, Optional.empty());

    private final ProgressViewModel model = new ProgressViewModel();
    private final List<ProgressViewModel.Change> kept = new ArrayList<>();
    private int turned;

    ProgressViewModelTest() {
        model.keepWith(kept::add);
        model.onTurned(() -> turned++);
    }

    @Test
    void whatIsDoneBelongsToTheOneWhoLearns() {
        model.stopAt("maps", 1);
        model.record("maps", 1, ANSWERED);
        model.add("Ben");
        assertThat(model.current().get().hasBegun("maps")).isFalse();
        model.choose(model.learners().get().stream().filter(learner -> !learner.name().equals("Ben")).findFirst().orElseThrow().id());
        assertThat(model.current().get().lesson("maps").step(1)).isEqualTo(ANSWERED);
        assertThat(turned).isEqualTo(2);
    }

    @Test
    void whatDidNotChangeIsNotWrittenAgain() {
        model.record("maps", 1, ANSWERED);
        model.record("maps", 1, ANSWERED);
        assertThat(kept).containsExactly(new ProgressViewModel.Change.Learned(model.current().get(), Set.of("maps")));
    }

    @Test
    void aNameIsNeitherBlankNorTakenNorEndless() {
        model.add("Ben");
        assertThat(model.isFree(" ben ")).isFalse();
        assertThat(model.isFree(" ")).isFalse();
        assertThat(model.isFree("x".repeat(Learner.LONGEST_NAME + 1))).isFalse();
        assertThat(model.isFree("Ada")).isTrue();
        model.rename("Ada");
        assertThat(model.learners().get()).extracting(Learner::name).containsExactly("Ada", "Learner");
    }

    @Test
    void aLessonThatWasForgottenCanComeBackBesideWhatWasLearnedSince() {
        model.record("maps", 1, ANSWERED);
        model.record("branches", 0, ANSWERED);
        model.reset("maps", "Maps");
        assertThat(model.current().get().hasBegun("maps")).isFalse();
        assertThat(model.current().get().hasBegun("branches")).isTrue();
        model.record("helpers", 0, ANSWERED);
        model.takeBack();
        assertThat(model.current().get().lessons()).containsOnlyKeys("maps", "branches", "helpers");
        assertThat(model.undo().get()).isEmpty();
    }

    @Test
    void theWholeCourseCanBeBegunAnewAndComeBack() {
        model.record("maps", 1, ANSWERED);
        model.stopAt("maps", 1);
        model.resetAll();
        assertThat(model.current().get().lessons()).isEmpty();
        assertThat(model.current().get().last()).isEmpty();
        model.takeBack();
        assertThat(model.current().get().lesson("maps").step(1)).isEqualTo(ANSWERED);
    }

    @Test
    void aLearnerWhoWasRemovedCanComeBack() {
        model.record("maps", 1, ANSWERED);
        Learner first = model.current().get();
        model.remove();
        assertThat(model.learners().get()).hasSize(1);
        assertThat(model.current().get().lessons()).isEmpty();
        assertThat(kept.getLast()).isEqualTo(new ProgressViewModel.Change.Removed(first.id()));
        model.takeBack();
        assertThat(model.current().get()).isEqualTo(first);
        assertThat(model.learners().get()).hasSize(2);
    }

    @Test
    void whatWasDoneBeforeTheFilesWereReadIsNotLost() {
        model.record("maps", 1, ANSWERED);
        Learner ada = Learner.called("ada", "Ada").with("branches", LessonRecord.NONE);
        Learner ben = Learner.called("ben", "Ben");
        model.take(List.of(ben, ada), "ada");
        assertThat(model.current().get().id()).isEqualTo("ada");
        assertThat(model.current().get().lessons()).containsOnlyKeys("maps", "branches");
        assertThat(model.learners().get()).extracting(Learner::name).containsExactly("Ada", "Ben");
    }
}
