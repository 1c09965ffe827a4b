package dev.glasshive.app.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Turns;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessorsViewModelTest {
    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);
    private final ProcessorsViewModel model = new ProcessorsViewModel(workspace);

    private void open(int cpus, Turns turns) {
        workspace.openSampleSource("race");
        workspace.openSampleCapture("tiny.pcap");
        workspace.set(setup -> setup.with(setup.host().withCpus(cpus, turns)));
    }

    private Moment moment() {
        return workspace.moment().get().orElseThrow();
    }

    @Test
    void aMachineWithOneProcessorOffersNoChoice() {
        open(1, Turns.DEFAULT);
        assertThat(model.content().get().choices()).isEmpty();
    }

    @Test
    void followingShowsTheProcessorThatMovedLast() {
        open(2, Turns.DEFAULT);
        Timeline timeline = moment().timeline();
        for (int position = 1; position <= timeline.length(); position++) {
            workspace.goTo(position);
            assertThat(moment().snapshot().cpu()).isEqualTo(timeline.cpuAt(position - 1));
            assertThat(moment().last()).isPresent();
        }
    }

    @Test
    void aChosenProcessorStaysInSightWhileOthersMove() {
        open(3, new Turns(Turns.Order.CHANCE, 3));
        model.choose(OptionalInt.of(2));
        Timeline timeline = moment().timeline();
        for (int position = 0; position <= timeline.length(); position++) {
            workspace.goTo(position);
            assertThat(moment().snapshot().cpu()).isEqualTo(2);
            assertThat(moment().last().isPresent()).isEqualTo(position > 0 && timeline.cpuAt(position - 1) == 2);
            assertThat(moment().latest().isPresent()).isEqualTo(position > 0);
        }
        assertThat(model.content().get().chosen()).hasValue(2);
    }

    @Test
    void aChosenProcessorThatTheNextMachineLacksIsForgotten() {
        open(3, Turns.DEFAULT);
        model.choose(OptionalInt.of(2));
        open(2, Turns.DEFAULT);
        assertThat(model.content().get().chosen()).isEmpty();
        assertThat(moment().snapshot().cpu()).isLessThan(2);
    }

    @Test
    void aBreakpointShowsTheProcessorThatIsAboutToReachIt() {
        open(2, Turns.DEFAULT);
        workspace.goTo(0);
        int line = workspace.session().get().lines().line("race", 9).orElseThrow();
        workspace.toggleBreakpoint(line);
        workspace.runToBreakpoint();
        assertThat(moment().snapshot().slot()).isEqualTo(9);
        assertThat(moment().snapshot().cpu()).isEqualTo(moment().timeline().cpuAt(moment().position()));
    }

    @Test
    void whoIsNextIsSaidUntilAllHaveFinished() {
        open(2, Turns.DEFAULT);
        workspace.goTo(0);
        assertThat(model.content().get().next()).isEqualTo("next: CPU 0, insn 0");
        workspace.goTo(moment().timeline().length());
        assertThat(model.content().get().next()).isEqualTo("all have finished");
    }
}
