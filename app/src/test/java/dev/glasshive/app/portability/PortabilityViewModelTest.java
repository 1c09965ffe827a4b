package dev.glasshive.app.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Severity;
import dev.glasshive.repair.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the portability pane says of programs.
class PortabilityViewModelTest {
    private static final String NUMBERS = """
            .program xdp drop
                r2 = *(u32 *)(r1 + 4)
                r1 = *(u32 *)(r1 + 0)
                r3 = r1
                r3 += 14
                if r3 > r2 goto drop
                r0 = 2
                exit
            drop:
                r0 = 1
                exit
            """;

    private final Workspace workspace = Workspaces.of(NUMBERS);
    private final PortabilityViewModel model = seen(workspace);

    private static PortabilityViewModel seen(Workspace workspace) {
        PortabilityViewModel model = new PortabilityViewModel(workspace);
        model.see(true);
        model.editWith((text, edits) -> workspace.edit(TextEdit.apply(text, edits)));
        return model;
    }

    private Comparison shown() {
        return model.comparison().get().orElseThrow();
    }

    @Test
    void bothVerdictsStandFirst() {
        assertThat(shown().verdicts()).extracting(Comparison.Verdict::system).containsExactly("Linux", "Windows");
        assertThat(shown().verdicts()).extracting(Comparison.Verdict::kind).containsExactly(Kind.OK, Kind.ERROR);
        assertThat(shown().verdicts().getLast().reasons()).singleElement().satisfies(why -> {
            assertThat(why.sentence()).isEqualTo("Windows lays the context out in another way");
            assertThat(why.evidence()).containsExactly("with only the fields in their own places, it is accepted");
        });
    }

    @Test
    void theSubtitleSpeaksOfHighlightsOnlyWhereThereAreSome() {
        assertThat(model.subtitle().get()).isEqualTo("drop, written for Linux: differences highlighted");
        PortabilityViewModel refused = seen(Workspaces.of("""
                .program xdp found
                .map hits hash key=4 value=8 max=16
                *(u32 *)(r10 - 4) = 8
                r1 = hits ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                r7 = r0
                r6 = 0
                if r7 == 0 goto known
                r6 = 1
                known:
                if r6 != 1 goto pass
                r1 = 1
                *(u64 *)(r7 + 0) = r1
                pass:
                r0 = XDP_PASS
                exit
                """));
        assertThat(refused.subtitle().get()).isEqualTo("found, written for Linux");
        assertThat(refused.comparison().get().orElseThrow().verdicts().getLast().reasons()).singleElement().satisfies(why -> assertThat(why.evidence()).containsExactly(
                "paths come together at instruction 10: on one of them r7 is of type number; what is kept for all of them is only that r7 is of one of the types number, shared",
                "paths come together at instruction 10: on one of them r6 is 0; what is kept for all of them is only that r6 lies in [0, 1]",
                "with only the path that comes from instruction 8 kept apart from the others, it is accepted"));
    }

    @Test
    void rowsSayWhatDiffersAndLeadToTheLine() {
        assertThat(shown().lines()).filteredOn(line -> line.severity() == Severity.REWRITE).extracting(Comparison.Line::places).containsExactly(List.of(0), List.of(1));
        model.reveal(1);
        assertThat(workspace.revealed().get().orElseThrow().slot()).isEqualTo(1);
    }

    @Test
    void oneThingCanBeDoneAtATime() {
        model.apply(shown().todos().getFirst());
        assertThat(workspace.session().get().document().text()).contains("r2 = r1->data_end", "r0 = 2");
        assertThat(shown().verdicts()).extracting(Comparison.Verdict::kind).containsExactly(Kind.OK, Kind.OK);
        assertThat(shown().holds()).isFalse();
    }

    @Test
    void allOfItCanBeDoneAtOnce() {
        assertThat(model.canMend().get()).isTrue();
        model.makePortable();
        assertThat(workspace.session().get().document().text()).contains("r2 = r1->data_end", "r0 = XDP_PASS", "r0 = XDP_DROP");
        assertThat(shown().holds()).isTrue();
        assertThat(model.canMend().get()).isFalse();
    }

    @Test
    void theTextIsThenRightOnWindowsToo() {
        model.makePortable();
        workspace.set(setup -> setup.with(Platforms.windows()));
        assertThat(workspace.session().get().diagnostics()).isEmpty();
        assertThat(shown().holds()).isTrue();
    }

    @Test
    void anObjectOpensAsATextOfItsOwn() {
        workspace.openSample("port_filter");
        assertThat(shown().todos()).isNotNull();
        model.makePortable();
        assertThat(workspace.session().get().document().object()).isEmpty();
        assertThat(workspace.session().get().document().text()).contains("r1->data_end");
    }

    @Test
    void withoutAProgramItSaysWhatWillBeHere() {
        workspace.edit(".program xdp drop\n    r0 = +\n    exit\n");
        assertThat(model.comparison().get()).isEmpty();
        assertThat(model.absence().get()).contains("has errors");
    }

    @Test
    void aPredictionKeepsItBack() {
        workspace.withhold(true);
        assertThat(model.comparison().get()).isEmpty();
        workspace.withhold(false);
        assertThat(model.comparison().get()).isPresent();
    }
}
