package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user finds commands, changes keys and moves panes, and finds everything again the next time.
class ComfortTest {
    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final Path settings = folder.resolve("settings-" + System.nanoTime());
    private OpenWindow window = OpenWindow.show(settings);

    @BeforeEach
    void openAnObject() {
        window.open(new SampleFiles(folder).object("count_protocols"));
    }

    @AfterEach
    void close() {
        window.run("view.reset");
        window.close();
    }

    @Test
    void thePaletteFindsACommandByAFewLettersAndRunsIt() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        assertThat(node("#palette").isVisible()).isTrue();
        robot.write("stpovr", 0);
        robot.eraseText(6).write("step", 0);
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(node("#palette").isVisible()).isFalse();
        assertThat(position()).isEqualTo(1);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.type(KeyCode.ESCAPE);
        assertThat(node("#palette").isVisible()).isFalse();
        assertThat(position()).isEqualTo(1);
    }

    @Test
    void keysCanBeChangedAndStayChanged() throws IOException {
        press(KeyCode.CONTROL, KeyCode.K);
        press(KeyCode.CONTROL, KeyCode.S);
        assertThat(node("#shortcuts").isVisible()).isTrue();
        robot.write("step back", 0).type(KeyCode.TAB).type(KeyCode.ENTER);
        press(KeyCode.CONTROL, KeyCode.J);
        assertThat(node("#shortcuts-change").isVisible()).isTrue();
        robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
        assertThat(node("#shortcuts").isVisible()).isFalse();
        robot.type(KeyCode.F10, 3);
        press(KeyCode.CONTROL, KeyCode.J);
        press(KeyCode.SHIFT, KeyCode.F10);
        window.settle();
        assertThat(position()).as("the new keys went back, the old ones did nothing").isEqualTo(2);
        assertThat(Files.readString(settings)).contains("keys.run.step-back=Shortcut+J");
        again();
        robot.type(KeyCode.F10, 2);
        press(KeyCode.CONTROL, KeyCode.J);
        window.settle();
        assertThat(position()).isEqualTo(1);
    }

    @Test
    void aPaneFillsTheWindowUntilEscape() {
        double before = width("registers");
        OpenWindow.onFx(window.pane("registers")::takeKeyboard);
        press(KeyCode.ALT, KeyCode.ENTER);
        assertThat(place("registers")).isEqualTo(PanePlace.ENLARGED);
        assertThat(window.panes()).containsExactly("registers");
        assertThat(width("registers")).isGreaterThan(before * 2);
        robot.type(KeyCode.ESCAPE);
        assertThat(place("registers")).isEqualTo(PanePlace.HOME);
        assertThat(Math.abs(width("registers") - before)).isLessThan(3);
        OpenWindow.onFx(() -> window.pane("registers").ask(PanePlace.ENLARGED));
        OpenWindow.onFx(() -> window.pane("stack").ask(PanePlace.ENLARGED));
        assertThat(place("registers")).as("only one pane fills the window").isEqualTo(PanePlace.HOME);
    }

    @Test
    void aPaneInAWindowOfItsOwnComesBackWhenItIsClosed() {
        window.run("tear.registers");
        assertThat(place("registers")).isEqualTo(PanePlace.AWAY);
        Stage own = (Stage) OpenWindow.onFx(() -> window.pane("registers").getScene().getWindow());
        assertThat(own.getTitle()).startsWith("Registers");
        assertThat(window.root().lookup(".registers")).isNull();
        robot.type(KeyCode.F10);
        window.settle();
        assertThat(position()).as("keys work there too").isEqualTo(1);
        OpenWindow.onFx(() -> own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(own.isShowing()).isFalse();
        assertThat(place("registers")).isEqualTo(PanePlace.HOME);
        assertThat(window.root().lookup(".registers")).isNotNull();
    }

    @Test
    void aPaneBehindATabIsInTheWindowOnceItWasInFront() {
        assertThat(OpenWindow.onFx(() -> Optional.ofNullable(window.pane("dock.jit").getScene()))).isEmpty();
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        assertThat(window.panesInSight()).contains("dock.jit");
        window.run("tear.dock.world");
        assertThat(place("dock.world")).as("one that was never in front").isEqualTo(PanePlace.AWAY);
        assertThat(width("dock.world")).isPositive();
        OpenWindow.onFx(() -> window.pane("dock.world").ask(PanePlace.HOME));
        window.settle();
        assertThat(place("dock.world")).isEqualTo(PanePlace.HOME);
    }

    @Test
    void whatTheUserChoseIsInFrontAgainWhenItsPaneIsBack() {
        window.run("size.200");
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        assertThat(window.panesInSight()).contains("dock.jit");
        OpenWindow.onFx(() -> window.pane("dock").ask(PanePlace.HIDDEN));
        window.settle();
        assertThat(window.panesInSight()).doesNotContain("dock.jit");
        OpenWindow.onFx(() -> window.pane("dock").ask(PanePlace.HOME));
        window.settle();
        assertThat(window.panesInSight()).contains("dock.jit");
        window.run("theme.dark");
        window.run("theme.light");
        assertThat(window.panesInSight()).contains("dock.jit");
        window.run("size.normal");
    }

    @Test
    void theArrangementIsRememberedAndCanBeReset() throws IOException {
        List<String> all = window.panes();
        window.run("pane.stack");
        window.run("pane.dock.console");
        window.run("tear.maps");
        assertThat(window.panes()).doesNotContain("stack", "maps");
        window.keepLayout();
        window.run("view.reset");
        again();
        assertThat(place("stack")).isEqualTo(PanePlace.HIDDEN);
        assertThat(place("dock.console")).isEqualTo(PanePlace.HIDDEN);
        assertThat(place("maps")).isEqualTo(PanePlace.AWAY);
        window.run("dock.console");
        assertThat(place("dock.console")).as("who asks for a hidden pane gets it").isEqualTo(PanePlace.HOME);
        window.run("view.reset");
        assertThat(place("maps")).isEqualTo(PanePlace.HOME);
        assertThat(window.panes()).containsAll(all.stream().filter(id -> !id.startsWith("dock")).toList());
    }

    @Test
    void damagedPlacesLeaveThePanesWhereTheyAre() throws IOException {
        Files.writeString(settings, "pane.maps=far away\npane.stack=99999 99999 300 300\npane.packet=NaN 0 300 300\nshare.main=1 2 3\nshare.columns=x\n");
        again();
        assertThat(place("maps")).isEqualTo(PanePlace.HOME);
        assertThat(place("packet")).isEqualTo(PanePlace.HOME);
        assertThat(place("stack")).as("its screen is gone").isIn(PanePlace.HOME, PanePlace.AWAY);
    }

    @Test
    void everyPaneCanBeHiddenAndTheWindowSaysHowToGetThemBack() {
        for (String pane : List.of("editor", "anatomy", "registers", "stack", "maps", "packet", "dock")) {
            window.run("pane." + pane);
        }
        assertThat(window.panes()).isEmpty();
        robot.clickOn("All panes as at first");
        assertThat(window.panes()).contains("editor", "registers", "packet");
    }

    @Test
    void theKeyboardGoesFromPaneToPane() {
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < window.panes().size(); i++) {
            robot.type(KeyCode.F6);
            visited.add(OpenWindow.onFx(() -> PaneFrame.around(window.root().getScene().getFocusOwner()).map(PaneFrame::id).orElse("top")));
        }
        List<String> expected = new ArrayList<>(window.panes());
        expected.remove("editor");
        expected.add("top");
        assertThat(visited).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void again() {
        window.close();
        window = OpenWindow.show(settings);
        window.open(new SampleFiles(folder).object("count_protocols"));
        window.recallLayout();
    }

    private void press(KeyCode... keys) {
        robot.press(keys).release(keys);
    }

    private Node node(String query) {
        return window.root().lookup(query);
    }

    private PanePlace place(String pane) {
        return OpenWindow.onFx(() -> window.pane(pane).place().get());
    }

    private double width(String pane) {
        window.settle();
        return OpenWindow.onFx(() -> {
            window.root().layout();
            return window.pane(pane).getWidth();
        });
    }

    private int position() {
        return window.workspace().wantedPosition();
    }
}
