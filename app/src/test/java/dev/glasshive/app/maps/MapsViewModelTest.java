package dev.glasshive.app.maps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class MapsViewModelTest {
    private final Workspace workspace = Workspaces.sample("count_protocols");
    private final MapsViewModel model = new MapsViewModel(workspace);

    @Test
    void textWithErrorsIsNoTextWithoutMaps() {
        Workspace broken = Workspaces.of(".program xdp main\n.map hits hash key=4 value=8 max=4\n    r11 = 5\n    exit\n");
        MapsViewModel model = new MapsViewModel(broken);
        assertThat(model.content().get().names()).isEmpty();
        assertThat(model.errors().get()).isTrue();
        broken.edit(Workspaces.SMALL);
        assertThat(model.errors().get()).isFalse();
    }

    @Test
    void theMapsOfTheProgramAreNamed() {
        assertThat(model.content().get().names()).containsExactly("hits");
        assertThat(model.content().get().summary()).contains("hash").contains("4→8").contains("0/256");
        assertThat(model.content().get().all()).isEmpty();
    }

    @Test
    void aFirstEntryComesFromNothing() {
        goToChange(0, false);
        MapRow row = model.content().get().all().getFirst();
        assertThat(row.value()).isEqualTo("1");
        assertThat(row.before()).isEqualTo("—");
        assertThat(row.changed()).isTrue();
    }

    @Test
    void aChangedEntrySaysWhatItWasAndTheNextStepForgetsIt() {
        goToChange(0, true);
        assertThat(model.content().get().all()).filteredOn(MapRow::changed).singleElement()
                .satisfies(row -> assertThat(row.before()).isEqualTo("1")).satisfies(row -> assertThat(row.value()).isEqualTo("2"));
        workspace.step();
        assertThat(model.content().get().all()).noneMatch(MapRow::changed);
    }

    @Test
    void aLongValueShowsWhatItIsRatherThanWhatItWas() {
        MapRow.Cell cell = new MapRow.Cell("5f" + " 00".repeat(15), "00" + " 00".repeat(15));
        assertThat(cell.shown()).isEqualTo(cell.text());
        assertThat(cell.words()).contains(" → 5f");
        assertThat(new MapRow.Cell("2", "1").shown()).isEqualTo("1 → 2");
    }

    @Test
    void aStepThatChangesAnotherMapGoesThere() {
        Workspace two = Workspaces.of("""
                .program xdp main
                .map first hash key=4 value=8 max=4
                .map second hash key=4 value=8 max=4
                    *(u32 *)(r10 - 4) = 1
                    *(u64 *)(r10 - 16) = 5
                    r1 = second ll
                    r2 = r10
                    r2 += -4
                    r3 = r10
                    r3 += -16
                    r4 = 0
                    call bpf_map_update_elem
                    r0 = 2
                    exit
                """);
        MapsViewModel maps = new MapsViewModel(two);
        assertThat(maps.content().get().map()).isZero();
        two.goTo(9);
        assertThat(maps.content().get().map()).isEqualTo(1);
        maps.chosen().set(0);
        assertThat(maps.content().get().all()).isEmpty();
    }

    @Test
    void aProgramWithoutMapsHasNone() {
        workspace.openText("none.bpf", ".program xdp main\n    r0 = 2\n    exit\n");
        assertThat(model.content().get()).isEqualTo(MapsViewModel.Content.NONE);
    }

    private void goToChange(int from, boolean existed) {
        Workspaces.goAfter(workspace, from, step -> step.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.before().isPresent() == existed));
    }
}
