package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.verifier.Privilege;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the window does as the lesson says: who loads the program, and what a shown solution fills in.
class LessonPrivilegeTest {
    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);
    private final LessonViewModel model = new LessonViewModel(workspace, LessonLibrary.bundled().lessons(), Runnable::run, Runnable::run);

    @Test
    void theVerifierJudgesForTheAccountThatTheLessonNames() {
        Lesson lesson = model.lessons().stream().filter(l -> l.id().equals("gallery-stack-read")).findFirst().orElseThrow();
        model.open(lesson, IntStream.range(0, lesson.steps().size()).filter(i -> lesson.steps().get(i) instanceof Step.Rejection).findFirst().orElseThrow());
        assertThat(workspace.session().get().setup().privilege()).isEqualTo(Privilege.BPF);
        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).isFalse();
        String text = workspace.session().get().document().text();
        model.close();
        assertThat(workspace.session().get().setup().privilege()).isEqualTo(Privilege.ROOT);
        assertThat(workspace.verifier().verification().get().orElseThrow().report().accepted()).as("the same program, loaded by root").isTrue();
        workspace.openText("mine.bpf", text);
        assertThat(workspace.session().get().setup().privilege()).isEqualTo(Privilege.ROOT);
    }

    @Test
    void aProgramOfOnesOwnIsNotJudgedForTheLessonsAccount() {
        model.open("gallery-stack-read");
        workspace.openText("mine.bpf", workspace.session().get().document().text());
        assertThat(workspace.session().get().setup().privilege()).isEqualTo(Privilege.ROOT);
    }

    @Test
    void aShownSolutionStandsInTheGapsAndInTheOrderOfLines() {
        int shown = 0;
        for (var lesson : LessonLibrary.bundled().lessons()) {
            for (Step step : lesson.steps()) {
                if (step instanceof Step.Exercise exercise && !(exercise.work() instanceof Work.Typed)) {
                    model.open(lesson, lesson.steps().indexOf(step));
                    model.showSolution();
                    List<String> parts = model.shown().get().orElseThrow().progress().parts();
                    assertThat(parts).as("%s, %s", lesson.id(), step.title()).isNotEmpty();
                    model.make(parts);
                    model.check();
                    assertThat(model.shown().get().orElseThrow().progress().trial().isPassed()).as("%s, %s", lesson.id(), step.title()).isTrue();
                    shown++;
                }
            }
        }
        assertThat(shown).isPositive();
    }
}
