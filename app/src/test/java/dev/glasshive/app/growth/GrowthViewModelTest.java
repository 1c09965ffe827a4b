package dev.glasshive.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.verifier.Fixpoint.Meeting;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthViewModelTest {
    private static final String LOOP = """
            .program xdp count
                r6 = 0
            again:
                r6 += 1
                if r6 < 10 goto again
                r0 = 2
                exit
            """;

    private static final String MEETING = """
            .program xdp main
                r2 = *(u32 *)(r1 + 12)
                r0 = 2
                if r2 == 0 goto done
                r0 = 1
                r4 = 5
            done:
                exit
            """;

    private static final String UNPROVEN = """
            .program xdp careless
                r6 = *(u32 *)(r1 + 0)
                r4 = *(u8 *)(r6 + 12)
                r5 = *(u8 *)(r6 + 23)
                r0 = 1
                exit
            """;

    private static Workspace joined(String text) {
        Workspace workspace = Workspaces.of(text);
        workspace.verifier().want(Optional.of(Strategy.JOINS));
        return workspace;
    }

    private static GrowthViewModel shown(Workspace workspace) {
        GrowthViewModel model = new GrowthViewModel(workspace);
        model.see(true);
        return model;
    }

    private static List<Meeting> kinds(GrowthViewModel model) {
        return model.rows().get().stream().filter(Row.Step.class::isInstance).map(row -> ((Row.Step) row).how()).toList();
    }

    @Test
    void thePassesOfALoopAreListedInOrder() {
        GrowthViewModel model = shown(joined(LOOP));
        assertThat(kinds(model)).startsWith(Meeting.JOIN).contains(Meeting.WIDEN).endsWith(Meeting.NARROW);
        assertThat(model.rows().get()).first().asString().contains("1 again").contains("round 1");
        assertThat(model.counts().get().widened()).isNotEmpty();
    }

    @Test
    void aJoinShowsBothSidesAndWhatWasForgotten() {
        Workspace workspace = joined(MEETING);
        GrowthViewModel model = shown(workspace);
        model.goTo(0);
        assertThat(workspace.verifier().mode().get()).isEqualTo(Mode.VERIFY);
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(5);
        Detail detail = model.detail().get();
        assertThat(detail.sides()).hasSize(2);
        Detail.Change r0 = detail.changes().stream().filter(change -> change.about().equals("r0")).findFirst().orElseThrow();
        assertThat(r0.sides()).containsExactlyInAnyOrder("1", "2");
        assertThat(r0.after()).isEqualTo("[1, 2]");
        assertThat(detail.changes()).anyMatch(change -> change.about().startsWith("r4") && change.after().isEmpty() && change.spoken().contains("forgot"));
    }

    @Test
    void widenedBoundsAreShownBeforeAndAfter() {
        GrowthViewModel model = shown(joined(LOOP));
        int widened = kinds(model).indexOf(Meeting.WIDEN);
        model.goTo(widened);
        assertThat(model.line()).hasValue(widened);
        assertThat(model.detail().get().changes()).anyMatch(change -> change.about().equals("r6") && change.sides().getFirst().equals("[0, 2]") && !change.after().equals("[0, 3]"));
        model.along(-1);
        assertThat(model.place().get()).isEqualTo(widened - 1);
        model.along(Integer.MAX_VALUE);
        assertThat(model.place().get()).isEqualTo(model.length().get() - 1);
    }

    @Test
    void everyCheckThatFailedIsListedAndLeadsToItsLine() {
        Workspace workspace = joined(UNPROVEN);
        GrowthViewModel model = shown(workspace);
        assertThat(model.rows().get()).hasSize(2).allMatch(Row.Failed.class::isInstance);
        model.choose(model.rows().get().getLast());
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(2);
        assertThat(model.place().get()).isEqualTo(-1);
    }

    @Test
    void aThousandBranchesAreListed() {
        StringBuilder text = new StringBuilder(".program xdp main\n r2 = *(u32 *)(r1 + 12)\n r0 = 0\n");
        IntStream.range(0, 1000).forEach(i -> text.append(" if r2 == ").append(i).append(" goto l").append(i).append("\n r0 = ").append(i % 7).append("\nl").append(i).append(":\n"));
        GrowthViewModel model = shown(joined(text.append(" exit\n").toString()));
        assertThat(model.length().get()).isEqualTo(1000);
        model.goTo(999);
        assertThat(model.detail().get().changes()).isNotEmpty();
    }

    @Test
    void withoutJoinsThereIsNothingToList() {
        GrowthViewModel model = shown(Workspaces.of(MEETING));
        assertThat(model.rows().get()).isEmpty();
        assertThat(model.detail().get().sentence()).isNotEmpty();
    }
}
