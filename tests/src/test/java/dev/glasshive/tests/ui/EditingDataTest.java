package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.BytePosition;
import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user changes what runs are given, with the keyboard alone: entries of maps, and bytes of packets.
class EditingDataTest {
    private static final String PROGRAM = """
            .program xdp main
            .map counts array key=4 value=8 max=3
            .map seen hash key=4 value=4 max=8
                *(u32 *)(r10 - 4) = 1
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

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"), 1280, 720);
    private final SampleFiles files = new SampleFiles(folder);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anotherPacketIsShownFromItsBeginning() {
        window.open(files.object("count_protocols"), files.capture("mixed.pcap"));
        ListView<?> fields = (ListView<?>) window.root().lookup(".packet-fields");
        OpenWindow.onFx(() -> fields.scrollTo(fields.getItems().size() - 1));
        window.settle();
        assertThat(firstInSight(fields)).isPositive();
        OpenWindow.onFx(() -> window.workspace().goTo(1));
        window.settle();
        assertThat(firstInSight(fields)).as("the same packet stays where it is").isPositive();
        window.open(files.capture("dns.pcap"));
        window.settle();
        assertThat(firstInSight(fields)).isZero();
    }

    private static int firstInSight(ListView<?> list) {
        return OpenWindow.onFx(() -> list.lookupAll(".list-cell").stream().map(node -> (ListCell<?>) node).filter(cell -> cell.isVisible() && !cell.isEmpty())
                .filter(cell -> cell.getBoundsInParent().getMaxY() > 0).mapToInt(ListCell::getIndex).min().orElse(-1));
    }

    @Test
    void cellsEntriesAndBytesAreChangedAndChangedBack() {
        window.open(files.text("counts.bpf", PROGRAM), files.capture("mixed.pcap"));
        select(1);

        robot.type(KeyCode.F2);
        answer("12 34");
        assertThat(((Labeled) robot.lookup("#field-popup-fault").query()).getText()).contains("write 8");
        answer("41");
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(entries(0)).extracting(e -> e.value().toLittleEndian()).containsExactly(0L, 41L, 0L);
        OpenWindow.onFx(() -> window.workspace().goTo(Integer.MAX_VALUE));
        window.settle();
        assertThat(entries(0).get(1).value().toLittleEndian()).isGreaterThan(42);

        OpenWindow.onFx(() -> table().requestFocus());
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        OpenWindow.waitUntil(() -> robot.lookup("Go to the step that wrote it").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(window.workspace().wantedPosition()).isLessThan(window.workspace().session().get().timeline().orElseThrow().length());

        robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
        assertThat(OpenWindow.onFx(() -> Clipboard.getSystemClipboard().getString())).startsWith("1\t");

        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        window.settle();
        OpenWindow.onFx(() -> window.workspace().goTo(0));
        window.settle();
        assertThat(entries(0)).extracting(e -> e.value().toLittleEndian()).containsOnly(0L);

        robot.clickOn(".maps .choice-box").type(KeyCode.DOWN).type(KeyCode.ENTER);
        window.settle();
        OpenWindow.onFx(() -> table().requestFocus());
        robot.type(KeyCode.INSERT);
        answer("10.0.0.1 = 5");
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(entries(1)).extracting(BpfMap.Entry::key, BpfMap.Entry::value).containsExactly(tuple(Bytes.ofHex("0a000001"), Bytes.ofHex("05000000")));
        select(0);
        robot.type(KeyCode.DELETE);
        window.settle();
        assertThat(entries(1)).isEmpty();

        OpenWindow.onFx(() -> {
            grid().selectedProperty().set(new BytePosition(0, 3));
            grid().lookup(".list-view").requestFocus();
        });
        robot.type(KeyCode.DIGIT4, KeyCode.B, KeyCode.DIGIT0, KeyCode.DIGIT7);
        window.settle();
        assertThat(window.workspace().session().get().capture().packets().getFirst().data().toHex().substring(6, 10)).isEqualTo("4b07");
        assertThat(Shown.of(window).packet().getFirst().bytes().subList(3, 5)).extracting(b -> b.text()).containsExactly("4b", "07");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        window.settle();
        assertThat(window.workspace().session().get().capture().packets()).isEqualTo(window.workspace().session().get().edits().now().opened().packets());
    }

    /// Types into the field that has popped up, in place of what is there.
    private void answer(String text) {
        OpenWindow.waitUntil(() -> robot.lookup("#field-popup").tryQuery().isPresent());
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT).write(text);
    }

    private void select(int row) {
        OpenWindow.onFx(() -> {
            table().getSelectionModel().clearAndSelect(row);
            table().requestFocus();
        });
    }

    private List<BpfMap.Entry> entries(int map) {
        BpfMap.State state = window.workspace().moment().get().orElseThrow().snapshot().maps().get(map).state();
        return IntStream.range(0, state.size()).mapToObj(state::entry).toList();
    }

    private TableView<?> table() {
        return (TableView<?>) window.root().lookup(".maps .table-view");
    }

    private HexGrid grid() {
        Node grid = window.root().lookup(".packet .hex-grid");
        return (HexGrid) grid;
    }
}
