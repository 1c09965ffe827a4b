package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user who has no mouse asks what becomes of a program on two systems, which way it takes, and how the verifier that joins paths came to its answer.
class TwoSystemsByKeyboardTest {
    private static final int MOST_KEYS = 60;

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
    void thePortabilityPaneSaysWhatDiffersAndGoesThere() {
        press(KeyCode.CONTROL, KeyCode.DIGIT9);
        OpenWindow.waitUntil(() -> words(".portability").contains("rejected"));
        assertThat(words(".portability")).contains("Same program, two systems", "accepted", "rejected", "data_end at 4, u32", "data_end at 8, u64", "To run on both")
                .anyMatch(words -> words.equals("what stands at 4 on Windows is a part of data, which begins at 0 (instruction 5)"));

        walkInto("dock.portability");
        goTo(".portability-row", "data_end at 8");
        robot.type(KeyCode.ENTER);
        window.settle();
        int line = window.workspace().session().get().lines().line("rate_limit", 5).orElseThrow();
        assertThat(OpenWindow.onFx(() -> window.assembly().area().getCurrentParagraph())).isEqualTo(line);
    }

    @Test
    void theLifePaneTellsTheWayOfThisProgram() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT9);
        OpenWindow.waitUntil(() -> words(".life").contains("PREVAIL"));
        Program program = window.workspace().session().get().program().orElseThrow();
        assertThat(PortabilityReport.home(program).id()).isEqualTo("linux");
        assertThat(stations("Linux")).hasSize(7).allMatch(station -> station.contains("done"))
                .anyMatch(station -> station.contains("assembler") && station.endsWith(program.code().instructions().size() + " instructions"));
        assertThat(stations("Windows")).anyMatch(station -> station.contains("PREVAIL, ends here")).last().asString().contains("not reached");

        walkInto("dock.life");
        goTo(".life-station", "Windows, PREVAIL");
        robot.type(KeyCode.SPACE);
        window.settle();
        assertThat(words(".life-detail")).anyMatch(told -> told.startsWith("PREVAIL: ") && told.contains("It joins paths that meet"));
    }

    @Test
    void theAnswerOfTheVerifierThatJoinsGrowsPassByPass() {
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("judge by joins", 0).type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> verification().filter(Verification::isJoined).isPresent());
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.settle();
        int passes = verification().orElseThrow().passes().size();
        assertThat(passes).isGreaterThan(1);
        assertThat(OpenWindow.onFx(this::frontTab)).isEqualTo("How the answer grew");
        assertThat(words(".growth")).contains(passes + " passes");

        walkInto("dock.paths");
        goTo("#passes", "");
        robot.type(KeyCode.HOME);
        window.settle();
        assertThat(words(".growth")).contains("pass 1 of " + passes);
        robot.type(KeyCode.RIGHT);
        window.settle();
        assertThat(words(".growth")).contains("pass 2 of " + passes, "about", "after");
        int slot = window.workspace().verifier().look().get().orElseThrow().visit().slot();
        assertThat(words(".growth-detail")).first().asString().startsWith("At " + slot + ", ").contains("paths meet");
        assertThat(OpenWindow.onFx(() -> ((ListView<?>) window.root().lookup("#passes")).getSelectionModel().getSelectedIndex()))
                .isEqualTo(verification().orElseThrow().findings().size() + 1);
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

    /// Presses Tab until something of that style, whose spoken name contains `name`, has the keyboard.
    private void goTo(String style, String name) {
        for (int i = 0; i < MOST_KEYS && !isAt(style, name); i++) {
            robot.type(KeyCode.TAB);
            window.settle();
        }
        assertThat(isAt(style, name)).as(style + " " + name).isTrue();
    }

    private boolean isAt(String style, String name) {
        return OpenWindow.onFx(() -> {
            Node focus = window.root().getScene().getFocusOwner();
            return focus != null && window.root().lookupAll(style).contains(focus) && String.valueOf(focus.getAccessibleText()).contains(name);
        });
    }

    private String paneWithKeyboard() {
        return OpenWindow.onFx(() -> Optional.ofNullable(window.root().getScene().getFocusOwner()).flatMap(PaneFrame::around).map(PaneFrame::id).orElse(""));
    }

    /// What is read aloud of each station of a system.
    private List<String> stations(String system) {
        return OpenWindow.onFx(() -> window.root().lookupAll(".life-station").stream().map(Node::getAccessibleText).filter(words -> words.startsWith(system)).toList());
    }

    /// What stands in the pane, of what can be seen.
    private List<String> words(String pane) {
        return OpenWindow.onFx(() -> Optional.ofNullable(window.root().lookup(pane)).map(node -> node.lookupAll(".label").stream().filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .filter(label -> label.isVisible() && !label.getText().isEmpty()).map(Labeled::getText).toList()).orElse(List.of()));
    }

    private String frontTab() {
        return window.root().lookupAll(".tab-pane").stream().map(TabPane.class::cast).map(tabs -> tabs.getSelectionModel().getSelectedItem()).filter(tab -> String.valueOf(tab.getId()).startsWith("dock-"))
                .map(Tab::getText).findFirst().orElse("");
    }

    private Optional<Verification> verification() {
        return window.workspace().verifier().verification().get();
    }
}
