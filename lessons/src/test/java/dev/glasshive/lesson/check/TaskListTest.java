package dev.glasshive.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.vm.Timeline;
import org.junit.jupiter.api.Test;

class TaskListTest {
    private final Step step = LessonLibrary.bundled().source("the-stack").flatMap(source -> LessonReader.read(source).lesson()).orElseThrow().steps().stream()
            .filter(s -> s.title().equals("A key for a helper")).findFirst().orElseThrow();
    private final Timeline timeline = timeline(step.setup().orElseThrow());

    private static Timeline timeline(Setup setup) {
        return ((Attempt.Ran) Attempt.of(setup.program(), setup.inputs(), Machine.DEFAULT)).timeline();
    }

    @Test
    void tasksTickOneByOneWhileTheMachineSteps() {
        TaskList tasks = TaskList.of(step.tasks());

        tasks = tasks.moved(timeline, 0, 7, Privilege.ROOT);
        assertThat(done(tasks)).isEqualTo("---");
        tasks = tasks.moved(timeline, 7, 8, Privilege.ROOT);
        assertThat(done(tasks)).isEqualTo("x--");
        tasks = tasks.moved(timeline, 8, 9, Privilege.ROOT);
        assertThat(done(tasks)).isEqualTo("xx-");
        tasks = tasks.moved(timeline, 9, timeline.runs().get(1).last(), Privilege.ROOT);
        assertThat(done(tasks)).isEqualTo("xx-");
        tasks = tasks.moved(timeline, timeline.runs().get(1).last(), timeline.length(), Privilege.ROOT);
        assertThat(tasks.allDone()).isTrue();
    }

    @Test
    void aJumpTicksWhatLiesBetween() {
        assertThat(TaskList.of(step.tasks()).moved(timeline, 0, timeline.length(), Privilege.ROOT).allDone()).isTrue();
    }

    @Test
    void whatIsDoneStaysDoneOnTheWayBack() {
        TaskList tasks = TaskList.of(step.tasks()).moved(timeline, 0, 9, Privilege.ROOT).moved(timeline, 9, 0, Privilege.ROOT);

        assertThat(done(tasks)).isEqualTo("xx-");
    }

    @Test
    void aTaskThatWaitsForAnAnswerTicksWithTheAnswer() {
        Step second = LessonLibrary.bundled().lessons().getFirst().steps().get(1);

        assertThat(done(TaskList.of(second.tasks()).answered())).isEqualTo("x-");
    }

    private static String done(TaskList tasks) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tasks.tasks().size(); i++) {
            text.append(tasks.isDone(i) ? 'x' : '-');
        }
        return text.toString();
    }
}
