package dev.glasshive.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleViewModelTest {
    @Test
    void everyRunThatEndedUpToHereHasItsLine() {
        Workspace workspace = Workspaces.sample("count_protocols");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        assertThat(model.lines().get()).isEmpty();
        int end = workspace.session().get().timeline().orElseThrow().runs().get(1).last();
        workspace.goTo(end);
        assertThat(texts(model)).hasSize(2).first().asString().startsWith("packet 1: r0 = 2 = XDP_PASS, ");
        workspace.goTo(0);
        assertThat(model.lines().get()).isEmpty();
    }

    @Test
    void linesSayFromWhichProcessorTheyCameWhereThereAreSeveral() {
        Workspace workspace = Workspaces.sample("count_protocols");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.lines().get()).extracting(ConsoleLine::place).allMatch(place -> place.startsWith("step "));
        workspace.set(setup -> setup.with(setup.host().withCpus(2, setup.host().turns())));
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.lines().get()).extracting(line -> line.place().substring(0, 8)).contains("CPU 0 · ", "CPU 1 · ");
    }

    @Test
    void aProgramThatGetsNoPacketsGetsEvents() {
        Workspace workspace = Workspaces.sample("open_counter");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(texts(model)).anyMatch(text -> text.startsWith("event 1: ")).noneMatch(text -> text.startsWith("packet"));
    }

    @Test
    void aTrapSaysWhatHappened() {
        Workspace workspace = Workspaces.of(".program xdp main\n    r1 = *(u64 *)(r10 + 0)\n    exit\n");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(texts(model)).singleElement().asString().startsWith("packet 1: trap: ");
    }

    @Test
    void whatAProgramPrintsIsListedBeforeItsVerdict() {
        Workspace workspace = Workspaces.of("""
                .program xdp main
                    r1 = 0x6968
                    *(u64 *)(r10 - 8) = r1
                    r1 = r10
                    r1 += -8
                    r2 = 3
                    call bpf_trace_printk
                    r0 = 2
                    exit
                """);
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(6);
        assertThat(texts(model)).containsExactly("hi");
        assertThat(model.lines().get().getFirst().position()).isEqualTo(6);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(texts(model)).hasSize(2).first().isEqualTo("hi");
        model.goTo(model.lines().get().getFirst());
        assertThat(workspace.wantedPosition()).isEqualTo(6);
    }

    @Test
    void linesLeadToTheStepsThatPrintedThem() {
        Workspace workspace = Workspaces.sample("count_protocols");
        workspace.openText("print.bpf", """
                .program xdp main
                    r1 = 0x6968
                    *(u64 *)(r10 - 8) = r1
                    r1 = r10
                    r1 += -8
                    r2 = 3
                    call bpf_trace_printk
                    r1 = r10
                    r1 += -8
                    r2 = 3
                    call bpf_trace_printk
                    r0 = 2
                    exit
                """);
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.lines().get()).hasSize(60);
        Timeline timeline = workspace.session().get().timeline().orElseThrow();
        assertThat(model.lines().get()).filteredOn(ConsoleLine::isPrinted).allSatisfy(line ->
                assertThat(timeline.step(line.position() - 1).events()).anyMatch(Step.Printed.class::isInstance)).extracting(ConsoleLine::position).doesNotHaveDuplicates();
        assertThat(model.lines().get()).filteredOn(line -> !line.isPrinted()).extracting(ConsoleLine::position).isEqualTo(timeline.runs().stream().map(Timeline.Run::last).toList());
        assertThat(model.text(List.of())).startsWith("hi\nhi\npacket 1: ");
        assertThat(model.lines().get()).filteredOn(ConsoleLine::isPrinted).extracting(ConsoleLine::place).as("the end of a run stands below what it printed, so that says itself whose it is")
                .startsWith("packet 1 · step 6", "packet 1 · step 10").allMatch(place -> place.startsWith("packet "));
    }

    private static List<String> texts(ConsoleViewModel model) {
        return model.lines().get().stream().map(ConsoleLine::text).toList();
    }
}
