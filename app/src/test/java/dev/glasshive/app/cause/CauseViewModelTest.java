package dev.glasshive.app.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The answer to "why" names values, steps and instructions, and leads to them.
final class CauseViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final CauseViewModel model = new CauseViewModel(workspace);

    @Test
    void aValueIsFollowedBackThroughMemoryToItsConstant() {
        workspace.goTo(3);
        workspace.inquiries().why(new Asked(new Target.OfRegister(Register.R7), "r7"));
        CauseViewModel.Answer answer = model.answer().get().orElseThrow();
        assertThat(answer.title()).isEqualTo("Why r7 is what it is at step 3");
        List<CauseViewModel.Line> lines = answer.lines();
        assertThat(lines).extracting(CauseViewModel.Line::what).containsExactly("r7 = 7", "fp-4 = 7", "r6 = 7");
        assertThat(lines).extracting(CauseViewModel.Line::depth).containsExactly(0, 1, 2);
        assertThat(lines.get(1).how()).isEqualTo("step 1 · *(u32 *)(r10 - 4) = r6");
        assertThat(model.text(Optional.of(lines.get(1)))).isEqualTo("  fp-4 = 7\tstep 1 · *(u32 *)(r10 - 4) = r6");
        assertThat(model.text(Optional.empty()).lines()).hasSize(4).startsWith(answer.title());
        model.goTo(lines.get(2));
        assertThat(workspace.wantedPosition()).isEqualTo(1);
    }

    @Test
    void whatWasThereSinceTheStartLeadsNowhere() {
        workspace.goTo(3);
        workspace.inquiries().why(new Asked(new Target.OfRegister(Register.R1), "r1"));
        CauseViewModel.Line line = model.answer().get().orElseThrow().lines().getFirst();
        assertThat(line.description()).isEqualTo("r1 = ctx + 0, there since the start");
        model.goTo(line);
        assertThat(workspace.wantedPosition()).isEqualTo(3);
    }
}
