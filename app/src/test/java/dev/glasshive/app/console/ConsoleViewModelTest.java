package dev.glasshive.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import org.junit.jupiter.api.Test;

class ConsoleViewModelTest {
    @Test
    void everyRunThatEndedUpToHereHasItsLine() {
        Workspace workspace = Workspaces.sample("count_protocols");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        assertThat(model.lines().get()).isEmpty();
        int end = workspace.session().get().timeline().orElseThrow().runs().get(1).last();
        workspace.goTo(end);
        assertThat(model.lines().get()).hasSize(2).first().asString().startsWith("packet 1: r0 = 2 = XDP_PASS, ");
        workspace.goTo(0);
        assertThat(model.lines().get()).isEmpty();
    }

    @Test
    void aTrapSaysWhatHappened() {
        Workspace workspace = Workspaces.of(".program xdp main\n    r1 = *(u64 *)(r10 + 0)\n    exit\n");
        ConsoleViewModel model = new ConsoleViewModel(workspace);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.lines().get()).singleElement().asString().startsWith("packet 1: trap: ");
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
        assertThat(model.lines().get()).containsExactly("hi");
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.lines().get()).hasSize(2).first().isEqualTo("hi");
    }
}
