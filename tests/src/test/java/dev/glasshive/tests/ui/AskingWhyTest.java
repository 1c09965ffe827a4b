package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.isa.Register;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user stops a run where a condition holds, asks why a value is what it is, and waits for a map to change.
class AskingWhyTest {
    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));
    private final SampleFiles files = new SampleFiles(folder);

    @BeforeEach
    void runAtOnce() {
        OpenWindow.onFx(() -> window.transport().speed().set(TransportViewModel.SPEEDS.getLast()));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromAConditionToTheCauseToTheMap() {
        window.open(files.object("count_protocols"), files.capture("mixed.pcap"));
        int writer = positionsOfChanges().getFirst();
        int slot = moment().timeline().slotAt(writer);
        caretTo(slot);
        robot.press(KeyCode.SHIFT).type(KeyCode.F9).release(KeyCode.SHIFT);
        OpenWindow.waitUntil(() -> robot.lookup("#field-popup").tryQuery().isPresent());
        robot.write("r0 = 0");
        assertThat(((Labeled) robot.lookup("#field-popup-fault").query()).getText()).startsWith("Column 4:");
        robot.type(KeyCode.ENTER);
        assertThat(window.workspace().breakpoints()).isEmpty();
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT).write("r1 != 0").type(KeyCode.ENTER);
        assertThat(window.workspace().stops().conditions()).hasSize(1);
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(moment().snapshot().slot()).isEqualTo(slot);

        ask(".register-row", "Why this value?");
        OpenWindow.waitUntil(() -> !causes().getItems().isEmpty());
        int asked = position();
        OpenWindow.onFx(() -> causes().getSelectionModel().select(causes().getItems().size() > 1 ? 1 : 0));
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(position()).isLessThan(asked);

        OpenWindow.onFx(() -> window.workspace().toggleBreakpoint(line(slot)));
        OpenWindow.onFx(() -> window.workspace().goTo(writer + 1));
        window.settle();
        Step.MapEntryChanged entry = moment().latest().orElseThrow().events().stream()
                .filter(Step.MapEntryChanged.class::isInstance).map(Step.MapEntryChanged.class::cast).findFirst().orElseThrow();
        OpenWindow.onFx(() -> window.workspace().inquiries().watch(new Asked(new Target.OfEntry(entry.map(), entry.key()), "entry")));
        assertThat(window.workspace().stops().watches()).hasSize(1);
        robot.type(KeyCode.F5);
        window.settle();
        int changed = position();
        assertThat(moment().latest().orElseThrow().events()).anyMatch(Step.MapEntryChanged.class::isInstance);
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(position()).isGreaterThan(changed);
        robot.press(KeyCode.SHIFT).type(KeyCode.F5).release(KeyCode.SHIFT);
        window.settle();
        assertThat(position()).isEqualTo(changed);
    }

    @Test
    void aRegisterIsWatchedFromItsMenuAndTheRunStopsWhereItChanges() {
        window.open(files.text("writes.bpf", ".program xdp main\n    r0 = 1\n    r1 = 2\n    r2 = 3\n    r0 = 4\n    exit\n"));
        robot.type(KeyCode.F10);
        window.settle();
        ask(".register-row", "Stop when it changes");
        OpenWindow.waitUntil(() -> window.workspace().stops().watches().size() == 1);
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(moment().latest().orElseThrow().events()).as("what stopped it").anyMatch(Step.RegisterChanged.class::isInstance);
        assertThat(moment().timeline().slotAt(position() - 1)).isEqualTo(3);
    }

    @Test
    void anEndlessProgramStopsAtItsLimitAndCanBeSteppedThere() {
        OpenWindow.onFx(() -> window.workspace().use(new Capture("one", List.of(Packet.of(Bytes.ofHex("02000000000202000000000188cc"))))));
        window.open(files.text("endless.bpf", ".program xdp main\nagain:\n    r0 = 1\n    goto again\n"));
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(moment().snapshot().status()).isEqualTo(Status.TRAPPED);
        assertThat(moment().snapshot().trap().orElseThrow().message()).contains("1000000");
        assertThat(Shown.words(window.root())).anyMatch(words -> words.contains("1000000"));
        int end = position();
        robot.press(KeyCode.SHIFT).type(KeyCode.F10, 3).release(KeyCode.SHIFT);
        window.settle();
        assertThat(position()).isEqualTo(end - 3);
        assertThat(moment().snapshot().status()).isEqualTo(Status.RUNNING);
        assertThat(moment().snapshot().registers().value(Register.R0)).hasValue(1);
        robot.type(KeyCode.F10, 3);
        window.settle();
        assertThat(moment().snapshot().status()).isEqualTo(Status.TRAPPED);
    }

    /// Opens the menu of the first such node with the keyboard and chooses a question.
    private void ask(String node, String question) {
        Node asked = window.root().lookup(node);
        OpenWindow.onFx(asked::requestFocus);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        OpenWindow.waitUntil(() -> robot.lookup(question).tryQuery().isPresent());
        robot.clickOn(question);
        window.settle();
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> causes() {
        return (ListView<Object>) window.root().lookup("#causes");
    }

    private void caretTo(int slot) {
        OpenWindow.onFx(() -> window.assembly().goToLine(line(slot)));
    }

    private int line(int slot) {
        return window.workspace().session().get().lines().line("count_protocols", slot).orElseThrow();
    }

    private List<Integer> positionsOfChanges() {
        return IntStream.range(0, moment().timeline().length())
                .filter(p -> moment().timeline().step(p).events().stream().anyMatch(Step.MapEntryChanged.class::isInstance)).boxed().toList();
    }

    private Moment moment() {
        return window.workspace().moment().get().orElseThrow();
    }

    private int position() {
        return moment().position();
    }
}
