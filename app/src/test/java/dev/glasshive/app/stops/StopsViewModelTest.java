package dev.glasshive.app.stops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Target;
import dev.glasshive.watch.Condition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The list names every stop, and each can be taken away.
final class StopsViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final StopsViewModel model = new StopsViewModel(workspace);

    @Test
    void everyStopIsListedUntilItIsRemoved() {
        workspace.toggleBreakpoint(4);
        workspace.setBreakpoint(2, Optional.of(((Condition.Good) Condition.parse("r1 != 0")).condition()));
        workspace.inquiries().watch(new Asked(new Target.OfRegister(Register.R7), "r7"));
        assertThat(model.stopWhere("pc == 3")).isTrue();
        assertThat(model.stopWhere("pc == 3")).isTrue();
        assertThat(texts()).containsExactly("before instruction 0 of main if r1 != 0", "before instruction 2 of main", "when r7 changes", "where pc == 3");
        assertThat(model.text(Optional.of(model.lines().get().getLast()))).isEqualTo("where pc == 3");
        assertThat(model.text(Optional.empty()).lines()).containsExactlyElementsOf(texts());
        while (!model.lines().get().isEmpty()) {
            int before = model.lines().get().size();
            model.lines().get().getFirst().remove().run();
            assertThat(model.lines().get()).hasSize(before - 1);
        }
        assertThat(workspace.stops().conditions()).isEmpty();
    }

    @Test
    void whatIsNoConditionIsRefusedWithItsColumn() {
        assertThat(model.stopWhere("r3 > ")).isFalse();
        assertThat(texts()).isEmpty();
        assertThat(StopsViewModel.fault("r3 > ").orElseThrow()).startsWith("Column 6: the condition ends where");
        assertThat(StopsViewModel.fault("r3 > 1")).isEmpty();
    }

    private List<String> texts() {
        return model.lines().get().stream().map(StopsViewModel.Line::text).toList();
    }
}
