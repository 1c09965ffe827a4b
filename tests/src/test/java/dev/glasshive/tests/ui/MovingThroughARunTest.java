package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.Theme;
import dev.glasshive.app.control.TimelineStrip;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.vm.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user opens an object and a capture and moves through the run, forwards and backwards.
class MovingThroughARunTest {
    private static final int STEPS = 50;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @BeforeEach
    void openAnObjectAndACapture() {
        SampleFiles files = new SampleFiles(folder);
        window.open(files.object("count_protocols"), files.capture("mixed.pcap"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fiftyStepsBackShowWhatFiftyStepsForwardShowed() {
        List<Shown> forward = new ArrayList<>(List.of(Shown.of(window)));
        List<Snapshot> snapshots = new ArrayList<>(List.of(snapshot()));
        for (int i = 0; i < STEPS; i++) {
            robot.type(KeyCode.F10);
            window.settle();
            forward.add(Shown.of(window));
            snapshots.add(snapshot());
        }
        assertThat(position()).isEqualTo(STEPS);
        assertThat(forward).doesNotHaveDuplicates();
        for (int i = STEPS; i >= 0; i--) {
            assertThat(Shown.of(window)).as("position %d", i).isEqualTo(forward.get(i));
            assertThat(snapshot()).usingRecursiveComparison().isEqualTo(snapshots.get(i));
            if (i > 0) {
                robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
                window.settle();
            }
        }
    }

    @Test
    void theRegisterThatAStepWroteComesIntoSight() {
        OpenWindow.onFx(() -> {
            window.workspace().openText("last_first.bpf", "r9 = 9\nr0 = 0\nexit\n");
            return true;
        });
        window.dress(Theme.LIGHT, 2);
        window.settle();
        List<Node> rows = List.copyOf(window.root().lookupAll(".register-row"));
        Node sight = window.root().lookup(".registers .scroll-pane > .viewport");
        assertThat(rows.getLast().getBoundsInParent().getMaxY()).as("there is not room for all").isGreaterThan(sight.getLayoutBounds().getHeight());
        for (int register : List.of(9, 0)) {
            robot.type(KeyCode.F10);
            window.settle();
            assertThat(sight.localToScene(sight.getLayoutBounds()).contains(middle(rows.get(register)))).as("r%d", register).isTrue();
        }
    }

    @Test
    void theTopOfTheWindowStaysWhereItIsWhateverTheRunSays() {
        Node mode = window.root().lookup("#mode");
        Set<Double> places = new TreeSet<>();
        for (int position : List.of(0, 1, moment().timeline().length(), 2, 0)) {
            OpenWindow.onFx(() -> window.workspace().goTo(position));
            window.settle();
            places.add(OpenWindow.onFx(() -> mode.localToScene(0, 0).getX()));
        }
        assertThat(places).hasSize(1);
    }

    private static Point2D middle(Node row) {
        return row.localToScene(row.getLayoutBounds().getCenterX(), row.getLayoutBounds().getCenterY());
    }

    @Test
    void buttonsStepBothWays() {
        robot.clickOn("#step").clickOn("#step").clickOn("#step").clickOn("#step-back");
        window.settle();
        assertThat(position()).isEqualTo(2);
        robot.clickOn("#to-start");
        window.settle();
        assertThat(position()).isZero();
    }

    @Test
    void keysStepBothWays() {
        robot.type(KeyCode.F10, 5);
        window.settle();
        assertThat(position()).isEqualTo(5);
        Shown there = Shown.of(window);
        robot.type(KeyCode.F11);
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        window.settle();
        assertThat(Shown.of(window)).isEqualTo(there);
        robot.press(KeyCode.CONTROL).type(KeyCode.F10).release(KeyCode.CONTROL);
        window.settle();
        assertThat(position()).isZero();
    }

    @Test
    void draggingTheTimelineTakesEveryPaneAlong() {
        TimelineStrip strip = window.strip();
        robot.drag(at(strip, 0.3), MouseButton.PRIMARY).moveTo(at(strip, 0.6)).drop();
        window.settle();
        int there = position();
        assertThat(there).isEqualTo(strip.positionProperty().get()).isGreaterThan(STEPS);
        Shown scrubbed = Shown.of(window);
        assertThat(scrubbed.timeline().getFirst()).contains(Integer.toString(there));
        assertThat(scrubbed.current()).containsExactly(Integer.toString(snapshot().slot()));
        robot.type(KeyCode.HOME);
        window.settle();
        assertThat(position()).isZero();
        OpenWindow.onFx(() -> window.workspace().goTo(there));
        window.settle();
        assertThat(Shown.of(window)).isEqualTo(scrubbed);
    }

    @Test
    void theTimelineListensToTheKeyboard() {
        OpenWindow.onFx(window.strip()::requestFocus);
        robot.type(KeyCode.RIGHT, 3).type(KeyCode.LEFT);
        window.settle();
        assertThat(position()).isEqualTo(2);
        robot.type(KeyCode.END);
        window.settle();
        assertThat(position()).isEqualTo(moment().timeline().length());
        assertThat(window.strip().positionProperty().get()).isEqualTo(position());
    }

    @Test
    void anotherFileStartsAtItsBeginningHoweverFarTheFirstRan() {
        OpenWindow.onFx(() -> window.workspace().goTo(Integer.MAX_VALUE));
        window.settle();
        window.open(new SampleFiles(folder).text("short.bpf", ".program xdp main\n    r0 = 2\n    exit\n"));
        assertThat(position()).isZero();
        assertThat(window.strip().positionProperty().get()).isZero();
    }

    @Test
    void atInfiniteSpeedRunStopsAtTheBreakpoint() {
        OpenWindow.onFx(() -> window.transport().speed().set(TransportViewModel.SPEEDS.getLast()));
        robot.clickOn(row("4").lookup(".spot"));
        assertThat(window.workspace().breakpoints()).extracting(b -> b.slot()).containsExactly(4);
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(Shown.of(window).current()).containsExactly("4");
        assertThat(position()).isGreaterThan(0);
        OpenWindow.onFx(() -> window.assembly().goToLine(window.workspace().session().get().lines().line("count_protocols", 4).orElseThrow()));
        robot.type(KeyCode.F9);
        assertThat(window.workspace().breakpoints()).isEmpty();
        robot.type(KeyCode.F5);
        window.settle();
        assertThat(position()).isEqualTo(moment().timeline().length());
    }

    @Test
    void aPressBesideTheTextOfALineMeansTheTextAndNotTheGutter() {
        Node row = row("4");
        int line = window.workspace().session().get().lines().line("count_protocols", 4).orElseThrow();
        robot.clickOn(row.lookup(".inlay"));
        assertThat(window.workspace().breakpoints()).isEmpty();
        assertThat(OpenWindow.onFx(() -> window.assembly().area().getCurrentParagraph())).isEqualTo(line);
        robot.clickOn(row("2").lookup(".inlay"), MouseButton.SECONDARY);
        robot.type(KeyCode.ESCAPE);
        assertThat(window.workspace().breakpoints()).isEmpty();
    }

    private Node row(String index) {
        return window.assembly().lookupAll(".gutter-row").stream().filter(row -> Shown.words(row).contains(index)).findFirst().orElseThrow();
    }

    private static Point2D at(TimelineStrip strip, double part) {
        return OpenWindow.onFx(() -> strip.localToScreen(strip.getWidth() * part, strip.getHeight() / 3));
    }

    private Moment moment() {
        return window.workspace().moment().get().orElseThrow();
    }

    private Snapshot snapshot() {
        return moment().snapshot();
    }

    private int position() {
        return moment().position();
    }
}
