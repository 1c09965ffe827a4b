package dev.glasshive.app.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapEditingTest {
    private static final String MAPS = """
            .program xdp main
            .map counts array key=4 value=8 max=3
            .map seen hash key=4 value=4 max=2
            .map routes lpm_trie key=8 value=4 max=8 flags=1
            .map waiting queue key=0 value=4 max=4
                r1 = 2
                *(u32 *)(r10 - 4) = r1
                r1 = counts ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto out
                r6 = *(u64 *)(r0 + 0)
                r6 += 1
                *(u64 *)(r0 + 0) = r6
            out:
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(MAPS);
    private final MapsViewModel model = new MapsViewModel(workspace);

    @Test
    void aValuePutInIsThereAtTheStartAndRunsWorkOnIt() {
        workspace.goTo(5);
        accept(model.edit(2).orElseThrow(), "41");
        assertThat(workspace.wantedPosition()).isZero();
        assertThat(model.content().get().all().get(2)).satisfies(row -> assertThat(row.value()).isEqualTo("41")).satisfies(row -> assertThat(row.preset()).isTrue());
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.content().get().all().get(2).value()).isEqualTo("42");
    }

    @Test
    void undoTakesItBackAndRedoDoesItAgain() {
        accept(model.edit(2).orElseThrow(), "41");
        accept(model.edit(0).orElseThrow(), "7");
        model.undo();
        assertThat(values()).containsExactly("0", "0", "41");
        model.undo();
        assertThat(values()).containsExactly("0", "0", "0");
        assertThat(workspace.session().get().edits().canUndo()).isFalse();
        model.redo();
        assertThat(values()).containsExactly("0", "0", "41");
    }

    @Test
    void aValueIsANumberBytesOrAText() {
        accept(model.edit(0).orElseThrow(), "-1");
        accept(model.edit(1).orElseThrow(), "01 00 00 00 00 00 00 80");
        accept(model.edit(2).orElseThrow(), "\"abc\"");
        assertThat(values()).containsExactly("18446744073709551615", "9223372036854775809", "6513249");
    }

    @Test
    void aWrongValueNamesTheRemedy() {
        TypedField field = model.edit(0).orElseThrow();
        assertThat(field.fault().apply("12 34").orElseThrow()).contains("2").contains("write 8");
        assertThat(field.fault().apply("99999999999999999999").orElseThrow()).contains("18446744073709551615");
        assertThat(field.fault().apply("10.0.0.1").orElseThrow()).contains("4 bytes");
        assertThat(field.fault().apply("many").orElseThrow()).contains("a number");
        assertThat(field.fault().apply("12")).isEmpty();
    }

    @Test
    void anEntryIsAddedAndTakenOut() {
        model.chosen().set(1);
        accept(model.add().orElseThrow(), "10.0.0.1 = 5");
        assertThat(keys()).containsExactly("16777226");
        accept(model.add().orElseThrow(), "7 = 0x10");
        assertThat(values()).containsExactly("5", "16");
        assertThat(model.add().orElseThrow().fault().apply("8 = 1").orElseThrow()).contains("seen is full");
        model.remove(0);
        assertThat(keys()).containsExactly("7");
        model.undo();
        assertThat(values()).containsExactly("5", "16");
    }

    @Test
    void anIndexOutsideOfAnArrayIsRefused() {
        assertThat(model.add().orElseThrow().fault().apply("3 = 1").orElseThrow()).contains("0 to 2");
        assertThat(model.add().orElseThrow().fault().apply("3").orElseThrow()).contains("=");
    }

    @Test
    void prefixesAreWrittenAsPeopleWriteThemAndStandUnderEachOther() {
        model.chosen().set(2);
        accept(model.add().orElseThrow(), "10.1.2.3/16 = 2");
        accept(model.add().orElseThrow(), "10.0.0.0/8 = 1");
        accept(model.add().orElseThrow(), "192.0.2.0/24 = 3");
        assertThat(model.content().get().all()).extracting(MapRow::key, MapRow::depth)
                .containsExactly(tuple("10.0.0.0/8", 0), tuple("10.1.0.0/16", 1), tuple("192.0.2.0/24", 0));
        model.remove(1);
        assertThat(keys()).containsExactly("10.0.0.0/8", "192.0.2.0/24");
        assertThat(model.add().orElseThrow().fault().apply("10.0.0.0/40 = 1").orElseThrow()).contains("192.0.2.0/24");
    }

    @Test
    void aQueueIsFilledByProgramsOnly() {
        model.chosen().set(3);
        assertThat(model.add()).isEmpty();
        assertThat(workspace.notice().get()).map(Notice::text).get().asString().contains("waiting").contains("queue");
    }

    @Test
    void whatTheVerifierKnowsStaysAsItIs() {
        Workspace fixed = Workspaces.of(MAPS.replace("array key=4 value=8 max=3", "array key=4 value=8 max=1 readonly"));
        MapsViewModel maps = new MapsViewModel(fixed);
        assertThat(maps.edit(0)).isEmpty();
        assertThat(fixed.notice().get()).map(Notice::text).get().asString().contains("counts is read-only");
    }

    @Test
    void aMapOfMapsLeadsToThoseItHolds() {
        Workspace nested = Workspaces.of("""
                .program xdp main
                .map inner array key=4 value=8 max=3
                .map outer array_of_maps key=4 value=4 max=2
                .init outer 1 inner
                    r0 = 2
                    exit
                """);
        MapsViewModel maps = new MapsViewModel(nested);
        maps.chosen().set(1);
        assertThat(maps.content().get().all()).singleElement().satisfies(row -> assertThat(row.value()).isEqualTo("inner"));
        maps.follow(0);
        assertThat(maps.content().get().map()).isZero();
    }

    @Test
    void anotherProgramStartsWithoutThem() {
        accept(model.edit(2).orElseThrow(), "41");
        workspace.edit(MAPS.replace("r6 += 1", "r6 += 2"));
        assertThat(values()).containsExactly("0", "0", "41");
        workspace.openText("again.bpf", MAPS);
        assertThat(values()).containsExactly("0", "0", "0");
    }

    @Test
    void rowsAreCopiedAsText() {
        accept(model.edit(2).orElseThrow(), "41");
        assertThat(model.text(List.of(2))).isEqualTo("2\t41\t29 00 00 00 00 00 00 00");
        assertThat(model.text(List.of())).startsWith("counts\tarray").contains("\n0\t0\t");
    }

    private List<String> values() {
        return model.content().get().all().stream().map(MapRow::value).toList();
    }

    private List<String> keys() {
        return model.content().get().all().stream().map(MapRow::key).toList();
    }

    private static void accept(TypedField field, String text) {
        assertThat(field.fault().apply(text)).isEmpty();
        field.accept().accept(text);
    }
}
