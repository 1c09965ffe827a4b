package dev.glasshive.app.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import org.junit.jupiter.api.Test;

class TransportViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final TransportViewModel model = new TransportViewModel(workspace);

    @Test
    void stepsAreOfferedAsFarAsTheRunGoes() {
        assertThat(model.canStep().get()).isTrue();
        assertThat(model.canStepBack().get()).isFalse();
        workspace.goTo(5);
        assertThat(model.canStep().get()).isFalse();
        assertThat(model.canStepBack().get()).isTrue();
    }

    @Test
    void stepAndStepBackUndoEachOther() {
        model.step();
        model.step();
        model.stepBack();
        assertThat(workspace.wantedPosition()).isEqualTo(1);
        model.toStart();
        assertThat(workspace.wantedPosition()).isZero();
    }

    @Test
    void playingStepsUntilTheEnd() {
        model.run();
        int beats = 0;
        while (model.playing().get()) {
            model.tick();
            beats++;
        }
        assertThat(beats).isEqualTo(5);
        assertThat(workspace.wantedPosition()).isEqualTo(5);
    }

    @Test
    void playingStopsAtABreakpointAndGoesOnFromIt() {
        workspace.toggleBreakpoint(4);
        model.run();
        while (model.playing().get()) {
            model.tick();
        }
        assertThat(workspace.wantedPosition()).isEqualTo(2);
        model.run();
        model.tick();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
        assertThat(model.playing().get()).isTrue();
    }

    @Test
    void runAgainPausesAndAStepDoesToo() {
        model.run();
        model.run();
        assertThat(model.playing().get()).isFalse();
        model.run();
        model.step();
        assertThat(model.playing().get()).isFalse();
        model.tick();
        assertThat(workspace.wantedPosition()).isEqualTo(1);
    }

    @Test
    void atInfiniteSpeedRunGoesToTheBreakpointAtOnce() {
        model.speed().set(TransportViewModel.SPEEDS.getLast());
        workspace.toggleBreakpoint(5);
        model.run();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
        model.run();
        assertThat(workspace.wantedPosition()).isEqualTo(5);
        model.runBack();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
    }

    @Test
    void withoutARunNothingIsOffered() {
        workspace.edit("nonsense");
        assertThat(model.canStep().get()).isFalse();
        assertThat(model.canStepBack().get()).isFalse();
        model.run();
        assertThat(model.playing().get()).isFalse();
    }
}
