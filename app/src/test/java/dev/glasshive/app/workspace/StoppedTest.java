package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Register;
import dev.glasshive.vm.Target;
import dev.glasshive.watch.Condition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoppedTest {
    private static final int FIRST_LINE = 2;

    @Test
    void aBreakpointIsNamed() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.toggleBreakpoint(FIRST_LINE + 2);
        workspace.runToBreakpoint();
        assertThat(workspace.stopped().get()).contains(new Stopped(workspace.wantedPosition(), "breakpoint 2"));
    }

    @Test
    void theWatchThatStoppedIsNamedAndNoOther() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.of(7)), "r7"));
        workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.R0), "r0"));
        workspace.runToBreakpoint();
        assertThat(workspace.stopped().get().map(Stopped::reason)).contains("r7 changed");
        workspace.runToBreakpoint();
        assertThat(workspace.stopped().get().map(Stopped::reason)).contains("r0 changed");
    }

    @Test
    void aConditionIsShownAsItWasWritten() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        Condition condition = ((Condition.Good) Condition.parse("r6 == 7")).condition();
        workspace.setBreakpoint(FIRST_LINE + 3, Optional.of(condition));
        workspace.runToBreakpoint();
        assertThat(workspace.stopped().get().map(Stopped::reason)).contains("r6 == 7");
    }

    @Test
    void runningBackPastEveryWatchEndsAtTheStartWithoutAReason() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.of(7)), "r7"));
        workspace.goTo(2);
        workspace.runBackToBreakpoint();
        assertThat(workspace.wantedPosition()).isZero();
        assertThat(workspace.stopped().get()).isEmpty();
    }

    @Test
    void theEndOfTheRunNeedsNoReason() {
        Workspace workspace = Workspaces.of(Workspaces.SMALL);
        workspace.runToBreakpoint();
        assertThat(workspace.stopped().get()).isEmpty();
    }
}
