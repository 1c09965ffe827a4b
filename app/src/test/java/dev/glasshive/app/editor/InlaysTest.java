package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlaysTest {
    private static final String TEXT = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                r2 = *(u32 *)(r1 + 4)
                r1 = *(u32 *)(r1 + 0)
                r3 = r1
                r3 += 14
                if r3 > r2 goto out
                r4 = *(u16 *)(r1 + 12)
                *(u32 *)(r10 - 4) = r4
                r1 = hits ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto out
                *(u64 *)(r10 - 16) = r0
            out:
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(TEXT);
    private final EditorViewModel model = new EditorViewModel(workspace);

    @Test
    void everyLineSaysWhatTheVerifierKnowsAfterIt() {
        assertThat(model.beside().get().lines()).extracting(CodeLine::inlay).startsWith("", "", "r2 pkt_end", "r1 pkt+0", "r3 pkt+0", "r3 pkt+14", "else: r1 r=14, r3 r=14", "r4 ∈ [0, 65535]",
                "fp-8 = ????mmmm", "r1 map_ptr", "r2 fp", "r2 fp-4", "r0 map_value_or_null", "else: r0 map_value", "fp-16 map_value", "", "r0 = 0x2", "");
    }

    @Test
    void whatTheRunDidStandsBeforeIt() {
        workspace.goTo(6);
        assertThat(inlay(7)).isEqualTo("r4 = 0xcc88 ∈ [0, 65535]");
        assertThat(inlay(5)).isEqualTo("r3 = data + 14");
        assertThat(inlay(8)).isEqualTo("fp-8 = ????mmmm");
    }

    @Test
    void anotherTextHasNothingOfWhatWasKnownOfTheOneBefore() {
        List<Runnable> toJudge = new ArrayList<>();
        Workspace slow = new Workspace(Runnable::run, toJudge::add, Runnable::run);
        EditorViewModel shown = new EditorViewModel(slow);
        shown.hints().set(HintChoice.VERIFIER);
        slow.openText("one.bpf", TEXT);
        toJudge.forEach(Runnable::run);
        toJudge.clear();
        assertThat(shown.beside().get().lines()).extracting(CodeLine::inlay).contains("r2 pkt_end");
        slow.openText("two.bpf", TEXT);
        assertThat(toJudge).isNotEmpty();
        assertThat(shown.beside().get().lines()).extracting(CodeLine::inlay).containsOnly("");
    }

    @Test
    void eachKindCanBeLeftOut() {
        workspace.goTo(6);
        model.hints().set(HintChoice.RUN);
        assertThat(inlay(7)).isEqualTo("r4 = 0xcc88");
        assertThat(inlay(8)).isEmpty();
        model.hints().set(HintChoice.VERIFIER);
        assertThat(inlay(7)).isEqualTo("r4 ∈ [0, 65535]");
        model.hints().set(HintChoice.NONE);
        assertThat(model.beside().get().lines()).extracting(CodeLine::inlay).containsOnly("");
    }

    @Test
    void whatAnswersAQuestionIsHeldBackAndWhatTheRunDidIsNot() {
        workspace.goTo(6);
        workspace.holdHints(true);
        assertThat(inlay(7)).isEqualTo("r4 = 0xcc88");
        assertThat(inlay(12)).isEmpty();
        workspace.holdHints(false);
        assertThat(inlay(12)).isEqualTo("r0 map_value_or_null");
    }

    @Test
    void theHintsOfABranchAreThoseOfThePathThatIsLookedAt() {
        Verification verification = workspace.verifier().verification().get().orElseThrow();
        workspace.verifier().lookAt(verification.following(verification.firstAt(4).orElseThrow()).getLast());
        assertThat(inlay(6)).isEmpty();
        assertThat(inlay(16)).isEqualTo("r0 = 0x2");
    }

    private String inlay(int line) {
        return model.beside().get().lines().get(line).inlay();
    }
}
