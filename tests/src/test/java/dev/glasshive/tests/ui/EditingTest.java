package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A user types into the editor while the machine follows.
class EditingTest {
    private static final String TEXT = """
            .program xdp main
                r6 = 7
                r7 = 8
                r0 = 2
                exit
            """;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));
    private final CodeArea area = window.assembly().area();

    @BeforeEach
    void openAText() {
        window.open(new SampleFiles(folder).text("mine.bpf", TEXT));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aMistakeIsUnderlinedAndExplainedAndItsRepairRunsAgain() {
        robot.type(KeyCode.F10, 2);
        window.settle();
        Shown before = Shown.of(window);
        int mistake = TEXT.indexOf("r7 = 8") + 1;
        caretAt(mistake);
        robot.type(KeyCode.DELETE).type(KeyCode.X);
        arrived();
        assertThat(session().diagnostics()).isNotEmpty();
        assertThat(area.getStyleOfChar(mistake)).contains("diagnostic");
        Label problem = (Label) window.root().lookup(".editor-problem");
        assertThat(problem.isVisible()).isTrue();
        assertThat(problem.getText()).startsWith("Line 3: ");
        assertThat(Shown.of(window).verdict()).isEqualTo("no run");
        assertThat(area.getCaretPosition()).isEqualTo(mistake + 1);

        robot.type(KeyCode.BACK_SPACE).type(KeyCode.DIGIT7);
        arrived();
        assertThat(area.getText()).isEqualTo(TEXT);
        assertThat(problem.isVisible()).isFalse();
        assertThat(area.getStyleOfChar(mistake)).doesNotContain("diagnostic");
        assertThat(Shown.of(window)).isEqualTo(before);
    }

    /// Keys can come so fast that nothing that is put off runs between them.
    @Test
    void enterRightBehindALetterIsALineAndNotAProposalForWhatStoodThereBefore() {
        OpenWindow.onFx(() -> area.requestFocus());
        caretAt(TEXT.indexOf(" 2"));
        robot.type(KeyCode.DELETE, 2);
        robot.write(" ", 0);
        OpenWindow.waitUntil(() -> window.root().lookup("#completion") != null);
        OpenWindow.onFx(() -> {
            Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_TYPED, "2", "", KeyCode.UNDEFINED, false, false, false, false));
            Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        assertThat(area.getText()).contains("    r0 = 2\n    \n    exit");
    }

    @Test
    void whatIsTypedAboveAllOtherLinesIsInSight() {
        window.open(new SampleFiles(folder).text("long.bpf", ".program xdp main\n" + "    r0 = 2\n".repeat(60) + "    exit\n"));
        OpenWindow.onFx(() -> area.requestFocus());
        robot.type(KeyCode.CONTROL).press(KeyCode.CONTROL).type(KeyCode.HOME).release(KeyCode.CONTROL);
        for (int i = 0; i < 6; i++) {
            robot.type(KeyCode.SEMICOLON, KeyCode.A, KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        arrived();
        assertThat(area.getCurrentParagraph()).isEqualTo(6);
        assertThat(OpenWindow.onFx(() -> area.getCaretBounds())).as("the caret in sight").isPresent();
        assertThat(OpenWindow.onFx(() -> area.firstVisibleParToAllParIndex())).isZero();
    }

    @Test
    void whatIsTypedWhileTheMachineIsBusyIsNeverOverwritten() {
        String letters = "; a remark that goes on and on";
        caretAt(TEXT.length());
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            OpenWindow.onFx(() -> {
                area.insertText(area.getCaretPosition(), letter);
                // The pause in typing is over now, and the answer comes while the next letter is typed.
                window.workspace().edit(area.getText());
            });
        }
        arrived();
        assertThat(area.getText()).isEqualTo(TEXT + letters);
        assertThat(area.getCaretPosition()).isEqualTo(area.getLength());
        assertThat(session().document().text()).isEqualTo(area.getText());
    }

    @Test
    void aTextThatIsPastedOverItsEqualKeepsItsColours() {
        int register = TEXT.indexOf("r7 = 8");
        assertThat(area.getStyleOfChar(register)).contains("token-register");
        OpenWindow.onFx(() -> area.replaceText(0, area.getLength(), TEXT));
        arrived();
        assertThat(area.getText()).isEqualTo(TEXT);
        assertThat(area.getStyleOfChar(register)).contains("token-register");
    }

    @Test
    void takingBackWhatWasTypedBringsBackTheRun() {
        caretAt(TEXT.length());
        robot.type(KeyCode.A);
        arrived();
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        arrived();
        assertThat(area.getText()).isEqualTo(TEXT);
        assertThat(session().timeline()).isPresent();
    }

    @Test
    void editingFarFromTheArrowDoesNotScroll() {
        String text = TEXT + "; remark\n".repeat(200);
        window.open(new SampleFiles(folder).text("long.bpf", text));
        caretAt(text.length());
        OpenWindow.onFx(area::requestFollowCaret);
        window.settle();
        int first = OpenWindow.onFx(area::firstVisibleParToAllParIndex);
        robot.type(KeyCode.SEMICOLON).type(KeyCode.A);
        arrived();
        assertThat(first).isGreaterThan(100);
        assertThat(OpenWindow.onFx(area::firstVisibleParToAllParIndex)).isBetween(first, first + 1);
    }

    @Test
    void anEditedRunKeepsItsPosition() {
        robot.type(KeyCode.F10, 2);
        window.settle();
        caretAt(TEXT.indexOf("8") + 1);
        robot.type(KeyCode.DIGIT9);
        arrived();
        assertThat(window.workspace().moment().get().map(Moment::position)).contains(2);
        assertThat(Shown.of(window).registers()).anySatisfy(row -> assertThat(row).startsWith("r7").contains("0x59"));
    }

    private void caretAt(int position) {
        OpenWindow.onFx(() -> {
            area.requestFocus();
            area.moveTo(position);
        });
    }

    private void arrived() {
        OpenWindow.waitUntil(() -> session().document().text().equals(area.getText()));
        window.settle();
    }

    private Session session() {
        return window.workspace().session().get();
    }
}
