package dev.glasshive.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TimelineModel;
import dev.glasshive.app.workspace.Setup;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.watch.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final TimelineViewModel model = new TimelineViewModel(workspace);

    @Test
    void theStripHasEveryStepInTheColourOfItsInstruction() {
        TimelineModel strip = model.strip().get();
        assertThat(strip.length()).isEqualTo(5);
        assertThat(strip.kind(0)).isEqualTo(Kind.SCALAR);
        assertThat(strip.kind(1)).isEqualTo(Kind.STACK);
        assertThat(strip.kind(4)).isEqualTo(Kind.CONTEXT);
    }

    @Test
    void aStepHasTheColourOfTheMemoryThatItReaches() {
        workspace.edit("""
                .program xdp main
                .map hits array key=4 value=8 max=1
                    r6 = *(u32 *)(r1 + 0)
                    r7 = *(u32 *)(r1 + 4)
                    r3 = r6
                    r3 += 14
                    if r3 > r7 goto out
                    r5 = *(u8 *)(r6 + 12)
                    r7 = map_value(hits) + 0 ll
                    *(u64 *)(r7 + 0) = r5
                    r8 = r10
                    *(u64 *)(r8 - 8) = r5
                    call bpf_get_prandom_u32
                out:
                    r0 = 2
                    exit
                """);
        TimelineModel strip = model.strip().get();
        assertThat(IntStream.range(0, 11).mapToObj(strip::kind)).containsExactly(Kind.CONTEXT, Kind.CONTEXT, Kind.SCALAR, Kind.SCALAR, Kind.CONTEXT, Kind.PACKET, Kind.MAP, Kind.MAP, Kind.SCALAR, Kind.STACK,
                Kind.CONTEXT);
    }

    @Test
    void titleAndSubtitleSayWhere() {
        model.goTo(3);
        assertThat(model.title().get()).isEqualTo("Step 3 of 5");
        assertThat(model.subtitle().get()).isEqualTo("packet 1 of 1");
    }

    @Test
    void oneRunForEachPacketWithItsVerdict() {
        assertThat(model.strip().get().runs()).singleElement().satisfies(run -> assertThat(run.label()).contains("PASS"));
        assertThat(model.text().lines()).containsExactly(model.title().get() + ", " + model.subtitle().get(), "step 0\t" + model.strip().get().runs().getFirst().label());
    }

    @Test
    void runsOfTwoProcessorsBesideEachOtherHaveOnePart() {
        workspace.openSampleSource("race");
        workspace.openSampleCapture("mixed.pcap");
        workspace.set(setup -> setup.with(setup.host().withCpus(2, setup.host().turns())));
        List<TimelineModel.Run> runs = model.strip().get().runs();
        assertThat(runs.getFirst().label()).isEqualTo("1 on CPU 0, 2 on CPU 1");
        assertThat(runs.getFirst().brief()).isEqualTo("1, 2");
        assertThat(runs).extracting(TimelineModel.Run::firstStep).isSorted().doesNotHaveDuplicates();
        assertThat(model.text().lines()).as("each with its outcome").anyMatch(line -> line.matches("step \\d+\t1 · .* → .*")).anyMatch(line -> line.matches("step \\d+\t2 · .* → .*"));
    }

    @Test
    void theArrivalOfTheNextPacketHasAColourOfItsOwn() {
        workspace.openSampleSource("race");
        workspace.openSampleCapture("mixed.pcap");
        TimelineModel strip = model.strip().get();
        assertThat(strip.kind(strip.runs().get(1).firstStep() - 1)).isEqualTo(Kind.NONE);
    }

    @Test
    void theStripStaysTheSameWhileTheUserMoves() {
        TimelineModel strip = model.strip().get();
        workspace.goTo(4);
        assertThat(model.strip().get()).isSameAs(strip);
    }

    @Test
    void breakpointsAreMarkedWhereTheirOwnProgramRuns() {
        workspace.toggleBreakpoint(3);
        assertThat(model.strip().get().events()).extracting(TimelineModel.Event::step).containsExactly(1);
        workspace.toggleBreakpoint(3);
        assertThat(model.strip().get().events()).isEmpty();
    }

    @Test
    void aBreakpointWithAConditionIsNotMarkedWhereItDoesNotStop() {
        workspace.setBreakpoint(3, Optional.of(((Condition.Good) Condition.parse("r0 == 77")).condition()));
        assertThat(workspace.breakpoints()).hasSize(1);
        assertThat(model.strip().get().events()).isEmpty();
        workspace.setBreakpoint(3, Optional.empty());
        assertThat(model.strip().get().events()).hasSize(1);
    }

    @Test
    void aTrapIsMarked() {
        workspace.edit(".program xdp main\n    r0 = *(u8 *)(r10 - 4)\n    r1 = *(u64 *)(r10 + 0)\n    exit\n");
        assertThat(model.strip().get().events()).extracting(TimelineModel.Event::kind).containsOnly(Kind.ERROR).isNotEmpty();
    }

    @Test
    void whatIsKeptBackIsNeitherDrawnNorCounted() {
        workspace.toggleBreakpoint(6);
        model.goTo(3);
        workspace.withhold(true);
        assertThat(model.title().get()).isEqualTo("Step 3");
        assertThat(model.strip().get().length()).isEqualTo(3);
        assertThat(model.strip().get().events()).isEmpty();
        assertThat(model.text()).doesNotContain("5");
        model.goTo(1);
        assertThat(model.title().get()).isEqualTo("Step 1");
        assertThat(model.strip().get().length()).as("what was seen already").isEqualTo(3);
        workspace.withhold(false);
        assertThat(model.title().get()).isEqualTo("Step 1 of 5");
        assertThat(model.strip().get().length()).isEqualTo(5);
        assertThat(model.strip().get().events()).hasSize(1);
    }

    @Test
    void aRunThatArrivesWhileItsRestIsKeptBackEndsWhereTheUserStands() {
        workspace.withhold(true);
        workspace.stage("other.bpf", Workspaces.SMALL.replace("r6 = 7", "r6 = 8"), Workspaces.onePacket(), Setup.DEFAULT, timeline -> 2);
        assertThat(model.title().get()).isEqualTo("Step 2");
        assertThat(model.strip().get().length()).isEqualTo(2);
        workspace.stage("other.bpf", Workspaces.SMALL, Workspaces.onePacket(), Setup.DEFAULT, timeline -> 0);
        assertThat(model.strip().get().length()).isZero();
    }

    @Test
    void withoutARunTheStripIsEmpty() {
        workspace.edit("nonsense");
        assertThat(model.strip().get().length()).isZero();
        assertThat(model.title().get()).isEqualTo("No run");
    }
}
