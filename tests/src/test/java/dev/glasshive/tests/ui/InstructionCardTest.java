package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.CodeCardView;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user asks what an instruction is.
class InstructionCardTest {
    private static final String TEXT = """
            .program xdp main
                r6 = 7
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
    void aKeyShowsTheCardOfTheLineInsideTheWindowAndEscapeGivesTheKeyboardBack() {
        caretInLine(1);
        ask();
        CodeCardView card = card();
        assertThat(((Label) card.lookup(".code-card-text")).getText()).isEqualTo("r6 = 7");
        assertThat(window.root().getLayoutBounds().contains(card.localToParent(card.getLayoutBounds()))).isTrue();
        ScrollPane scroll = (ScrollPane) card.lookup(".scroll-pane");
        assertThat(scroll.isFocused()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(window.assembly().hasCard()).isFalse();
        assertThat(area.isFocused()).isTrue();
    }

    @Test
    void theKeyClosesTheCardAgainAndTypingClosesItToo() {
        caretInLine(2);
        ask();
        robot.type(KeyCode.F1);
        assertThat(window.assembly().hasCard()).isFalse();
        ask();
        robot.interact(() -> area.insertText(0, ";"));
        assertThat(window.assembly().hasCard()).isFalse();
    }

    @Test
    void aLineWithoutAnInstructionHasNoCard() {
        caretInLine(0);
        robot.type(KeyCode.F1);
        window.settle();
        assertThat(window.assembly().hasCard()).isFalse();
    }

    private void ask() {
        robot.type(KeyCode.F1);
        OpenWindow.waitUntil(() -> window.assembly().hasCard());
        window.settle();
    }

    private void caretInLine(int line) {
        robot.interact(() -> {
            area.moveTo(line, 6);
            area.requestFocus();
        });
    }

    private CodeCardView card() {
        return (CodeCardView) window.root().lookup(".code-card");
    }
}
