package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user reads why a program is rejected, mends it with one key, and takes that back.
class MendingARejectionTest {
    private static final String TEXT = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                *(u32 *)(r10 - 4) = 1
                r2 = r10
                r2 += -4
                r1 = hits ll
                call bpf_map_lookup_elem
                r0 = *(u64 *)(r0 + 0)
                r0 = 2
                exit
            """;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @BeforeEach
    void openARejectedProgram() throws IOException {
        Path file = folder.resolve("unchecked.bpf");
        Files.writeString(file, TEXT);
        window.open(file);
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.VERIFY));
        OpenWindow.waitUntil(() -> window.root().lookup("#apply-fix") != null);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneKeyMendsItAndUndoTakesThatBack() {
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
        int caret = OpenWindow.onFx(() -> window.assembly().area().getCaretPosition());

        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> isAccepted().orElse(false));
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).contains("if r0 == 0 goto");
        assertThat(OpenWindow.onFx(() -> window.assembly().area().getCaretPosition())).isEqualTo(caret);
        OpenWindow.waitUntil(() -> card().isEmpty());

        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> isAccepted().map(accepted -> !accepted).orElse(false));
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).isEqualTo(TEXT);
        OpenWindow.waitUntil(() -> card().isPresent());
    }

    @Test
    void escapePutsTheCardAwayAndF8BringsItBack() {
        // The row of the line, and the card with it, is made anew while the editor finds its place.
        OpenWindow.waitUntil(() -> {
            Optional<Node> fix = Optional.ofNullable(window.root().lookup("#apply-fix"));
            fix.ifPresent(Node::requestFocus);
            return fix.filter(Node::isFocused).isPresent();
        });

        robot.type(KeyCode.ESCAPE);
        OpenWindow.waitUntil(() -> card().isEmpty());
        robot.type(KeyCode.F8);
        OpenWindow.waitUntil(() -> card().isPresent());
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
        robot.type(KeyCode.ESCAPE);
        OpenWindow.waitUntil(() -> card().isEmpty());
    }

    private Optional<Node> card() {
        return Optional.ofNullable(OpenWindow.onFx(() -> window.root().lookup(".rejection")));
    }

    private Optional<Boolean> isAccepted() {
        return window.workspace().verifier().verification().get().map(Verification::report).map(report -> report.accepted());
    }
}
