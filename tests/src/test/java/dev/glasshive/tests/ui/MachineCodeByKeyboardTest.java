package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.workspace.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user who has no mouse reads what becomes of each instruction on a processor.
class MachineCodeByKeyboardTest {
    private static final int MOST_KEYS = 60;
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @BeforeEach
    void openAProgram() {
        window.open(new SampleFiles(folder).text("rate_limit.bpf", Samples.assembly("rate_limit").orElseThrow()));
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void thePaletteOpensThePaneAndTheLitRowFollowsTheRun() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("jit", 0).type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> lit().size() == 1);
        assertThat(lit().getFirst()).startsWith("Instruction 0, r6 = 1.");

        press(KeyCode.F10);
        OpenWindow.waitUntil(() -> lit().stream().anyMatch(row -> row.startsWith("Instruction 1,")));
        assertThat(lit()).singleElement().asString().contains("movabs");
        OpenWindow.onFx(() -> window.workspace().goTo(9));
        OpenWindow.waitUntil(() -> lit().stream().anyMatch(row -> row.startsWith("Instruction 10,")));
        assertThat(OpenWindow.onFx(() -> rows().getSelectionModel().getSelectedIndex())).isEqualTo(10);
        assertThat(words()).contains("No bounds are checked here");
    }

    @Test
    void aRowIsChosenAndShownInTheText() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        OpenWindow.waitUntil(() -> lit().size() == 1);
        walkInto("dock.jit");
        goTo("#jit-rows");
        robot.type(KeyCode.HOME);
        window.settle();
        assertThat(words()).contains("rbp");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        window.settle();
        robot.type(KeyCode.ENTER);
        window.settle();
        int line = window.workspace().session().get().lines().line("rate_limit", 3).orElseThrow();
        assertThat(OpenWindow.onFx(() -> window.assembly().area().getCurrentParagraph())).isEqualTo(line);
    }

    @Test
    void constantsAreBlindedByTheKeyboard() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        OpenWindow.waitUntil(() -> lit().size() == 1);
        assertThat(lit().getFirst()).doesNotContain("xor");
        walkInto("dock.jit");
        // What stands above the rows comes before them.
        press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(isIn("#jit-blind")).isTrue();
        robot.type(KeyCode.RIGHT);
        OpenWindow.waitUntil(() -> lit().stream().anyMatch(row -> row.contains("xor r10")));
        assertThat(OpenWindow.onFx(() -> window.root().lookupAll(".jit-fresh").stream().filter(Node::isVisible).map(node -> ((Label) node).getText()).toList()))
                .isNotEmpty().allMatch(text -> text.startsWith("+ "));
    }

    @Test
    void aRowIsCopiedAsText() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        OpenWindow.waitUntil(() -> lit().size() == 1);
        walkInto("dock.jit");
        goTo("#jit-rows");
        press(KeyCode.CONTROL, KeyCode.C);
        assertThat(OpenWindow.onFx(() -> Clipboard.getSystemClipboard().getString())).startsWith("0: r6 = 1 ").contains("mov ebx, 1");
    }

    @Test
    void tornOffAndBackItStillFollows() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        OpenWindow.waitUntil(() -> lit().size() == 1);
        ListView<?> rows = OpenWindow.onFx(this::rows);
        OpenWindow.onFx(() -> window.pane("dock.jit").ask(PanePlace.AWAY));
        window.settle();
        OpenWindow.onFx(() -> window.workspace().goTo(7));
        OpenWindow.waitUntil(() -> rows.getSelectionModel().getSelectedIndex() == 8);
        assertThat(OpenWindow.onFx(() -> rows.getScene().equals(window.root().getScene()))).isFalse();
        OpenWindow.onFx(() -> window.pane("dock.jit").ask(PanePlace.HOME));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT8);
        OpenWindow.onFx(() -> window.workspace().goTo(0));
        OpenWindow.waitUntil(() -> rows.getSelectionModel().getSelectedIndex() == 1);
        assertThat(OpenWindow.onFx(() -> rows.getScene().equals(window.root().getScene()))).isTrue();
    }

    private void press(KeyCode... keys) {
        robot.press(keys).release(keys);
        window.settle();
    }

    /// Presses F6 until the pane has the keyboard.
    private void walkInto(String pane) {
        for (int i = 0; i < MOST_KEYS && !paneWithKeyboard().equals(pane); i++) {
            robot.type(KeyCode.F6);
            window.settle();
        }
        assertThat(paneWithKeyboard()).isEqualTo(pane);
    }

    private void goTo(String id) {
        for (int i = 0; i < MOST_KEYS && !isIn(id); i++) {
            robot.type(KeyCode.TAB);
            window.settle();
        }
        assertThat(isIn(id)).as(id).isTrue();
    }

    /// Whether the keyboard is on the node `id`, or on something in it.
    private boolean isIn(String id) {
        return OpenWindow.onFx(() -> {
            Node wanted = window.root().lookup(id);
            Node at = window.root().getScene().getFocusOwner();
            while (at != null && !at.equals(wanted)) {
                at = at.getParent();
            }
            return at != null;
        });
    }

    private String paneWithKeyboard() {
        return OpenWindow.onFx(() -> Optional.ofNullable(window.root().getScene().getFocusOwner()).flatMap(PaneFrame::around).map(PaneFrame::id).orElse(""));
    }

    private ListView<?> rows() {
        return (ListView<?>) window.root().lookup("#jit-rows");
    }

    /// What is read aloud of the lit rows.
    private List<String> lit() {
        return OpenWindow.onFx(() -> Optional.ofNullable(rows()).map(list -> list.lookupAll(".list-cell")).orElse(Set.of()).stream().filter(ListCell.class::isInstance)
                .filter(cell -> cell.isVisible() && cell.getPseudoClassStates().contains(LIT)).map(Node::getAccessibleText).toList());
    }

    /// What is said of the chosen row.
    private String words() {
        return OpenWindow.onFx(() -> window.root().lookupAll("#jit-words").stream().map(node -> ((Label) node).getText()).collect(Collectors.joining()));
    }
}
