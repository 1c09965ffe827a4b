package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class StatusWordsTest {
    private static final String CALLS = """
            .program xdp main
                r6 = 4
                call sum
                r0 = 2
                exit
            sum:
                r0 = 1
                exit
            """;

    @Test
    void aFunctionThatHasOnlyALabelIsCalledByIt() {
        Workspace workspace = Workspaces.of(CALLS);
        assertThat(new StatusWords(workspace).text()).isEqualTo("main · insn 0");
        Workspaces.goAfter(workspace, 0, step -> step.events().stream().anyMatch(Step.Called.class::isInstance));
        assertThat(new StatusWords(workspace).text()).isEqualTo("main › sum · insn 4 · frame 1");
    }

    @Test
    void programFunctionInstructionFrameAndPacketAreNamed() {
        Workspace workspace = Workspaces.sample("subprogram");
        Workspaces.goAfter(workspace, 200, step -> step.events().stream().anyMatch(Step.Called.class::isInstance));
        assertThat(new StatusWords(workspace).text()).matches("subprogram › \\w+ · insn \\d+ · frame 1 · packet \\d+ of \\d+");
    }

    @Test
    void inVerifyModeTheVisitIsNamedAndWhetherTheRunStandsThere() {
        Workspace workspace = Workspaces.of("""
                .program xdp main
                    r2 = *(u32 *)(r1 + 4)
                    r1 = *(u32 *)(r1 + 0)
                    r1 += 14
                    if r1 > r2 goto short
                    r0 = 2
                    exit
                short:
                    r0 = 1
                    exit
                """);
        workspace.verifier().mode().set(Mode.VERIFY);
        Verification judged = workspace.verifier().verification().get().orElseThrow();
        workspace.verifier().lookAt(judged.firstAt(4).orElseThrow());
        assertThat(new StatusWords(workspace).text()).isEqualTo("main · insn 4 · every path (Linux)");
        workspace.verifier().lookAt(judged.firstAt(6).orElseThrow());
        assertThat(new StatusWords(workspace).text()).isEqualTo("main · insn 6 · every path (Linux) · the run is elsewhere");
    }
}
