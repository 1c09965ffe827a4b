package dev.glasshive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.TextLines;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateLinksTest {
    private static Verification joined(String text) {
        Workspace workspace = Workspaces.of(text);
        workspace.verifier().want(Optional.of(Strategy.JOINS));
        return workspace.verifier().verification().get().orElseThrow();
    }

    private static int slot(Verification judged, LogLinks links, TextLines lines, String beginning) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.line(line).startsWith(beginning)) {
                return judged.visits().get(links.visit(line).orElseThrow()).slot();
            }
        }
        throw new IllegalStateException("no line " + beginning);
    }

    @Test
    void everyInstructionAndEachSideOfABranchLeadsToItsVisit() {
        Verification judged = joined(".program xdp main\n r2 = *(u32 *)(r1 + 12)\n r0 = 2\n if r2 == 0 goto done\n r0 = 1\ndone:\n exit\n");
        TextLines lines = new TextLines(judged.report().log());
        LogLinks links = StateLinks.of(lines, judged.visits());
        for (int slot = 0; slot < 5; slot++) {
            assertThat(slot(judged, links, lines, slot + ": ")).isEqualTo(slot);
        }
        assertThat(slot(judged, links, lines, "2:3: ")).isEqualTo(2);
        assertThat(links.first(0)).isZero();
    }

    @Test
    void aCheckThatFailedLeadsToItsInstruction() {
        Verification judged = joined(".program xdp main\n r6 = *(u32 *)(r1 + 0)\n r4 = *(u8 *)(r6 + 12)\n r0 = 1\n exit\n");
        TextLines lines = new TextLines(judged.report().log());
        LogLinks links = StateLinks.of(lines, judged.visits());
        assertThat(slot(judged, links, lines, "1: Upper bound")).isEqualTo(1);
    }
}
