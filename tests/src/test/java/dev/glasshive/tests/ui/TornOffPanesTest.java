package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PanePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Panes that were torn off stay in reach, are remembered, and come to a screen that exists.
class TornOffPanesTest {
    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final Path settings = folder.resolve("settings-" + System.nanoTime());
    private OpenWindow window = OpenWindow.show(settings);

    @AfterEach
    void close() {
        window.run("view.reset");
        window.close();
    }

    @Test
    void theMainWindowTakesItsPanesWithItAndRemembersWhereTheyWere() throws IOException {
        open();
        window.run("tear.stack");
        Stage own = windowOf("stack");
        OpenWindow.onFx(() -> {
            own.setX(40);
            own.setY(30);
            own.setWidth(420);
            own.setHeight(310);
            window.root().getScene().getWindow().hide();
        });
        assertThat(own.isShowing()).isFalse();
        window.keepLayout();
        assertThat(Files.readString(settings)).contains("pane.stack=40 30 420 310");
        again();
        assertThat(place("stack")).isEqualTo(PanePlace.AWAY);
        assertThat(bounds("stack")).isEqualTo(new Rectangle2D(40, 30, 420, 310));
    }

    @Test
    void aPaneWhoseScreenIsGoneComesToOneThatIsThere() throws IOException {
        Files.writeString(settings, "pane.stack=9000 9000 420 310\npane.maps=-410 20 420 310\n");
        again();
        for (String pane : List.of("stack", "maps")) {
            assertThat(place(pane)).isEqualTo(PanePlace.AWAY);
            assertThat(Screen.getPrimary().getVisualBounds().contains(bounds(pane))).as(pane).isTrue();
            assertThat(bounds(pane).getWidth()).isEqualTo(420);
        }
    }

    @Test
    void wordsThatAreCutAreToldInOtherWindowsToo() {
        open();
        window.run("tear.registers");
        Label cut = new Label("words for which this window is much too narrow");
        cut.setMaxWidth(60);
        OpenWindow.onFx(() -> ((Pane) windowOf("registers").getScene().getRoot()).getChildren().add(cut));
        WaitForAsyncUtils.waitForFxEvents();
        OpenWindow.onFx(() -> cut.fireEvent(new MouseEvent(MouseEvent.MOUSE_ENTERED_TARGET, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, true, null)));
        assertThat(cut.getTooltip().getText()).isEqualTo(cut.getText());
    }

    @Test
    void theKeyboardGoesToPanesInOtherWindows() {
        open();
        window.run("tear.maps");
        OpenWindow.onFx(() -> windowOf("maps").getScene().getRoot().requestFocus());
        for (int i = 0; i < window.panes().size(); i++) {
            window.run("view.next-pane");
        }
        assertThat(OpenWindow.onFx(() -> window.pane("maps").holds(window.pane("maps").getScene().getFocusOwner()))).isTrue();
    }

    @Test
    void theMenuKeyOffersWhatCanBeDoneWithAPane() {
        open();
        for (String pane : window.panes()) {
            OpenWindow.onFx(() -> window.pane(pane).requestFocus());
            robot.press(KeyCode.CONTEXT_MENU).release(KeyCode.CONTEXT_MENU);
            assertThat(OpenWindow.onFx(TornOffPanesTest::menuItems)).as(pane).contains("In a window of its own");
            robot.type(KeyCode.ESCAPE);
        }
        window.run("tear.registers");
        OpenWindow.onFx(() -> window.pane("registers").requestFocus());
        robot.press(KeyCode.CONTEXT_MENU).release(KeyCode.CONTEXT_MENU);
        assertThat(OpenWindow.onFx(TornOffPanesTest::menuItems)).contains("Back into the window");
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(place("registers")).isEqualTo(PanePlace.HOME);
    }

    @Test
    void everyButtonOfATornOffPaneSaysWhatItDoes() {
        open();
        for (String pane : List.of("editor", "anatomy", "registers", "stack", "maps", "packet", "dock.timeline", "dock.paths")) {
            window.run("tear." + pane);
            List<Node> buttons = new ArrayList<>();
            OpenWindow.onFx(() -> collect(windowOf(pane).getScene().getRoot(), buttons));
            assertThat(buttons).as(pane).allSatisfy(button -> assertThat(words(button)).isNotBlank());
        }
    }

    private static List<String> menuItems() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream()).map(item -> String.valueOf(item.getText())).toList();
    }

    private static void collect(Parent parent, List<Node> buttons) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof ButtonBase && child.isVisible()) {
                buttons.add(child);
            } else if (child instanceof Parent inner && child.isVisible()) {
                collect(inner, buttons);
            }
        }
    }

    private static String words(Node node) {
        String spoken = node.getAccessibleText();
        return spoken == null && node instanceof ButtonBase button ? button.getText() : String.valueOf(spoken);
    }

    private void open() {
        window.open(new SampleFiles(folder).object("count_protocols"));
    }

    private void again() {
        window.close();
        window = OpenWindow.show(settings);
        open();
        window.recallLayout();
    }

    private PanePlace place(String pane) {
        return OpenWindow.onFx(() -> window.pane(pane).place().get());
    }

    private Stage windowOf(String pane) {
        return (Stage) OpenWindow.onFx(() -> window.pane(pane).getScene().getWindow());
    }

    private Rectangle2D bounds(String pane) {
        Stage own = windowOf(pane);
        return OpenWindow.onFx(() -> new Rectangle2D(own.getX(), own.getY(), own.getWidth(), own.getHeight()));
    }
}
