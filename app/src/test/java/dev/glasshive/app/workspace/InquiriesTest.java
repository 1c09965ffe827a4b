package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Turns;
import dev.glasshive.watch.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Whoever asks about a value goes where it was written, and runs stop where they were told to.
final class InquiriesTest {
    private static final String LOOP = """
            .program xdp main
                r6 = 0
                r7 = 100
            again:
                r6 += 1
                if r6 != 40 goto on
                r7 = 200
            on:
                if r6 < 60 goto again
                r0 = 2
                exit
            """;
    private static final int ADD_LINE = 4;

    private final Asked r7 = new Asked(new Target.OfRegister(Register.R7), "r7");

    private static Condition condition(String text) {
        return ((Condition.Good) Condition.parse(text)).condition();
    }

    private static long register(Workspace workspace, Register register) {
        return workspace.moment().get().orElseThrow().snapshot().registers().value(register).orElseThrow();
    }

    private static int slot(Workspace workspace) {
        return workspace.moment().get().orElseThrow().snapshot().slot();
    }

    @Test
    void aConditionalBreakpointStopsOnlyWhereItHolds() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.setBreakpoint(ADD_LINE, Optional.of(condition("r6 == 30 || r6 == 50")));
        List<Long> forwards = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workspace.runToBreakpoint();
            assertThat(slot(workspace)).isEqualTo(2);
            forwards.add(register(workspace, Register.R6));
        }
        assertThat(forwards).containsExactly(30L, 50L);
        workspace.runBackToBreakpoint();
        assertThat(register(workspace, Register.R6)).isEqualTo(30);
        workspace.runBackToBreakpoint();
        assertThat(workspace.wantedPosition()).isZero();
    }

    @Test
    void aBreakpointWithoutItsConditionStopsAlwaysAndTogglingTakesBothAway() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.setBreakpoint(ADD_LINE, Optional.of(condition("r6 == 30")));
        workspace.setBreakpoint(ADD_LINE, Optional.empty());
        workspace.runToBreakpoint();
        assertThat(register(workspace, Register.R6)).isZero();
        workspace.setBreakpoint(ADD_LINE, Optional.of(condition("r6 == 30")));
        workspace.toggleBreakpoint(ADD_LINE);
        assertThat(workspace.stops().breakpoints()).isEmpty();
        assertThat(workspace.stops().conditions()).isEmpty();
    }

    @Test
    void aConditionAnywhereStopsRuns() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.stops().watch(new Watch.Where(condition("r6 == 17 && pc == 3")));
        workspace.runToBreakpoint();
        assertThat(register(workspace, Register.R6)).isEqualTo(17);
        workspace.runToBreakpoint();
        assertThat(workspace.wantedPosition()).isEqualTo(workspace.session().get().timeline().orElseThrow().length());
    }

    @Test
    void aWatchedValueStopsRunsInBothDirections() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.goTo(2);
        workspace.inquiries().watch(r7);
        workspace.inquiries().watch(r7);
        assertThat(workspace.stops().watches()).hasSize(1);
        workspace.runToBreakpoint();
        assertThat(register(workspace, Register.R7)).isEqualTo(200);
        int there = workspace.wantedPosition();
        workspace.runToBreakpoint();
        workspace.runBackToBreakpoint();
        assertThat(workspace.wantedPosition()).isEqualTo(there);
        workspace.stops().watches().clear();
        workspace.runBackToBreakpoint();
        assertThat(workspace.wantedPosition()).isZero();
    }

    @Test
    void writersLieBeforeAndAfter() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.goTo(60);
        workspace.inquiries().goToWriter(r7);
        assertThat(workspace.wantedPosition()).isEqualTo(2);
        workspace.inquiries().goToNextWrite(r7);
        assertThat(register(workspace, Register.R7)).isEqualTo(200);
        int there = workspace.wantedPosition();
        workspace.inquiries().goToWriter(r7);
        assertThat(workspace.wantedPosition()).isEqualTo(there);
        assertThat(workspace.notice().get().orElseThrow().text()).contains("r7");
        workspace.dismissNotice();
        workspace.inquiries().goToNextWrite(new Asked(new Target.OfBytes(new Place(Place.Kind.STACK, 0, -8), 1), "fp-8"));
        assertThat(workspace.notice().get().orElseThrow().text()).isEqualTo("Nothing writes fp-8 after this.");
    }

    @Test
    void anEntryOfAMapIsFoundByItsKey() {
        Workspace workspace = Workspaces.sample("count_protocols");
        Workspaces.goAfter(workspace, 0, step -> step.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        int first = workspace.wantedPosition();
        Step.MapEntryChanged change = workspace.moment().get().orElseThrow().latest().orElseThrow().events().stream()
                .filter(Step.MapEntryChanged.class::isInstance).map(Step.MapEntryChanged.class::cast).findFirst().orElseThrow();
        Bytes key = change.key();
        workspace.goTo(Integer.MAX_VALUE);
        workspace.inquiries().watch(new Asked(new Target.OfEntry(change.map(), key), "entry"));
        int stops = 0;
        while (workspace.wantedPosition() > first) {
            workspace.runBackToBreakpoint();
            stops++;
        }
        assertThat(workspace.wantedPosition()).isEqualTo(first);
        assertThat(stops).isGreaterThan(1);
    }

    @Test
    void anAnswerIsGoneWithItsRun() {
        Workspace workspace = Workspaces.of(LOOP);
        workspace.goTo(60);
        workspace.inquiries().why(r7);
        Explanation why = workspace.inquiries().explanation().get().orElseThrow();
        assertThat(why.cause().value().toLittleEndian()).isEqualTo(100);
        assertThat(why.cause().position()).hasValue(1);
        workspace.edit(LOOP.replace("100", "101"));
        assertThat(workspace.inquiries().explanation().get()).isEmpty();
    }

    @Test
    void theProcessorThatIsShownIsAsked() {
        Workspace workspace = Workspaces.sample("count_protocols");
        workspace.set(setup -> setup.with(setup.host().withCpus(2, new Turns(Turns.Order.ROTATION, 5))));
        for (int cpu = 0; cpu < 2; cpu++) {
            workspace.watch(OptionalInt.of(cpu));
            workspace.goTo(40);
            workspace.inquiries().goToWriter(new Asked(new Target.OfRegister(Register.R1), "r1"));
            assertThat(workspace.session().get().timeline().orElseThrow().cpuAt(workspace.wantedPosition() - 1)).isEqualTo(cpu);
        }
        workspace.stops().watch(new Watch.Changes(new Target.OfRegister(Register.R1), "r1", 1));
        workspace.set(setup -> setup.with(Host.DEFAULT));
        workspace.goTo(0);
        workspace.runToBreakpoint();
        assertThat(workspace.wantedPosition()).as("a watch of a processor that is gone").isEqualTo(workspace.session().get().timeline().orElseThrow().length());
    }

    @Test
    void aLongSearchIsWorkThatMovingElsewhereCancels() {
        Later background = new Later();
        Workspace workspace = new Workspace(background, Runnable::run);
        workspace.openText("loop.bpf", LOOP);
        background.runAll();
        workspace.stops().watch(new Watch.Where(condition("r6 == 17")));
        workspace.runToBreakpoint();
        assertThat(workspace.work().get()).isPresent();
        workspace.goTo(3);
        assertThat(workspace.work().get()).isEmpty();
        background.runAll();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
        workspace.runToBreakpoint();
        workspace.cancel();
        background.runAll();
        assertThat(workspace.wantedPosition()).isEqualTo(3);
    }
}
