package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.CompletionList;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user writes a program with the help that the editor gives.
class WritingTest {
    private static final String TEXT = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                r6 = 7
                if r6 == 7 goto end
                r7 = 8 ; not the end
            end:
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
    void whatIsTypedIsOfferedInFullAndTakenWithEnter() {
        caretAt(TEXT.indexOf("end:"));
        write("    ca");
        assertThat(offered()).anyMatch(name -> name.equals("call"));
        robot.type(KeyCode.ENTER);
        write("bpf_ktime");
        assertThat(offered()).contains("bpf_ktime_get_ns");
        robot.type(KeyCode.ESCAPE);
        assertThat(isOffering()).isFalse();
        robot.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        robot.type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.TAB);
        window.settle();
        assertThat(area.getText()).contains("    call bpf_ktime_get_ns:");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        window.settle();
        assertThat(area.getText()).contains("    call bpf_ktimeend:");
    }

    @Test
    void aFinishedWordDoesNotKeepEnterFromBeginningALine() {
        caretAt(TEXT.indexOf("    exit"));
        write("r7 = r6");
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(area.getText()).contains("r7 = r6\n");
        assertThat(isOffering()).isFalse();
    }

    @Test
    void aLabelIsFollowedAndRenamedAsOneStep() {
        caretAt(TEXT.indexOf("goto end") + 6);
        robot.type(KeyCode.F12);
        window.settle();
        assertThat(area.getCurrentParagraph()).isEqualTo(5);
        robot.type(KeyCode.F2);
        window.settle();
        robot.type(KeyCode.D, KeyCode.O, KeyCode.N, KeyCode.E).type(KeyCode.ENTER);
        window.settle();
        assertThat(area.getText()).isEqualTo(TEXT.replace("goto end", "goto done").replace("end:", "done:"));
        OpenWindow.onFx(area::requestFocus);
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        window.settle();
        assertThat(area.getCurrentParagraph()).isEqualTo(3);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        window.settle();
        assertThat(area.getText()).isEqualTo(TEXT);
    }

    @Test
    void linesBecomeCommentsAndGetTheirLayout() {
        caretAt(TEXT.indexOf("r7"));
        robot.press(KeyCode.CONTROL).type(KeyCode.SLASH).release(KeyCode.CONTROL);
        window.settle();
        assertThat(area.getText()).contains("    ; r7 = 8");
        OpenWindow.onFx(() -> area.replaceText("r0=2\nexit"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.I).release(KeyCode.SHIFT, KeyCode.CONTROL);
        window.settle();
        assertThat(area.getText()).isEqualTo("    r0 = 2\n    exit");
    }

    @Test
    void wordsAreFoundAndReplacedAsOneStep() {
        caretAt(0);
        robot.press(KeyCode.CONTROL).type(KeyCode.H).release(KeyCode.CONTROL);
        window.settle();
        robot.type(KeyCode.E, KeyCode.N, KeyCode.D);
        window.settle();
        assertThat(words("#find-count")).isEqualTo("1 of 3");
        robot.type(KeyCode.F3).type(KeyCode.F3);
        window.settle();
        assertThat(words("#find-count")).isEqualTo("3 of 3");
        assertThat(area.getSelectedText()).isEqualTo("end");
        OpenWindow.onFx(() -> {
            ((TextInputControl) window.root().lookup("#find-replacement")).setText("out");
            ((Button) window.root().lookup("#find-replace-all")).fire();
        });
        window.settle();
        assertThat(area.getText()).isEqualTo(TEXT.replace("end", "out"));
        robot.type(KeyCode.ESCAPE);
        window.settle();
        assertThat(OpenWindow.onFx(() -> window.root().lookup("#find-bar").isVisible())).isFalse();
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        window.settle();
        assertThat(area.getText()).isEqualTo(TEXT);
    }

    @Test
    void aFoldedFunctionShowsItsBreakpointAndOpensForTheCaret() {
        String text = ".program xdp main\n    call f\n    exit\n.func f\n    r0 = 2\n    exit\n";
        window.open(new SampleFiles(folder).text("folds.bpf", text));
        OpenWindow.onFx(() -> window.workspace().toggleBreakpoint(4));
        caretAt(text.indexOf("r0 = 2"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.MINUS).release(KeyCode.SHIFT, KeyCode.CONTROL);
        window.settle();
        assertThat(area.isFolded(4)).isTrue();
        assertThat(area.getText()).isEqualTo(text);
        assertThat(OpenWindow.onFx(() -> window.root().lookup("#assembly").lookupAll(".gutter-row").stream()
                .filter(row -> row.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("breakpoint")))
                .anyMatch(row -> Shown.words(row).contains("2 lines folded")))).isTrue();
        OpenWindow.onFx(() -> window.assembly().goTo(4, 4));
        window.settle();
        assertThat(area.isFolded(4)).isFalse();
        assertThat(area.isFolded(5)).isFalse();
    }

    private String words(String id) {
        return OpenWindow.onFx(() -> ((Labeled) window.root().lookup(id)).getText());
    }

    private boolean isOffering() {
        return OpenWindow.onFx(() -> window.root().lookup("#completion") != null);
    }

    private List<String> offered() {
        window.settle();
        return OpenWindow.onFx(() -> window.root().lookup("#completion-list") instanceof ListView<?> list
                ? list.getItems().stream().map(item -> ((CompletionList.Item) item).name()).toList() : List.of());
    }

    private void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            OpenWindow.onFx(() -> {
                Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false, false));
            });
        }
        window.settle();
    }

    private void caretAt(int position) {
        OpenWindow.onFx(() -> {
            area.requestFocus();
            area.moveTo(position);
        });
        window.settle();
    }
}
