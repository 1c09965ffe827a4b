package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.GraphPane;
import dev.glasshive.app.control.LogPane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user looks at why a program was refused: in the tree of paths, in the blocks and in the log, with the keyboard.
class VerifierPathsTest {
    private static final String REFUSED = """
            .program xdp main
                r2 = *(u32 *)(r1 + 4)
                r1 = *(u32 *)(r1 + 0)
                r3 = r1
                r3 += 14
                if r3 > r2 goto out
                r0 = *(u8 *)(r1 + 20)
            out:
                r0 = 2
                exit
            """;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void treeBlocksAndLogShowTheSameInstruction() throws IOException {
        Path file = folder.resolve("refused.bpf");
        Files.writeString(file, REFUSED);
        window.open(file);
        robot.clickOn("#dock-paths");
        window.settle();
        GraphPane tree = graph(".paths");
        OpenWindow.onFx(() -> {
            tree.requestFocus();
            return tree;
        });
        robot.type(KeyCode.END);
        window.settle();
        assertThat(spoken(tree)).startsWith("5: r0 = *(u8 *)(r1 + 20)").contains("outside of the packet");
        robot.type(KeyCode.LEFT);
        window.settle();
        assertThat(spoken(tree)).startsWith("4: if r3 > r2");

        robot.clickOn("#dock-log");
        window.settle();
        assertThat(OpenWindow.onFx(() -> lit())).startsWith("4: (2d) if r3 > r2");

        robot.clickOn("#dock-flow");
        window.settle();
        assertThat(spoken(graph(".flow"))).contains("4: if r3 > r2");
    }

    private GraphPane graph(String pane) {
        return OpenWindow.onFx(() -> (GraphPane) window.root().lookup(pane).lookup(".graph-pane"));
    }

    private static String spoken(GraphPane pane) {
        return OpenWindow.onFx(pane::getAccessibleText);
    }

    private String lit() {
        LogPane log = (LogPane) window.root().lookup(".log-pane");
        log.applyCss();
        log.layout();
        return log.lookupAll(".list-cell").stream().filter(cell -> cell.getPseudoClassStates().stream().anyMatch(s -> s.getPseudoClassName().equals("lit")))
                .map(Node::getAccessibleText).findFirst().orElse("nothing is lit");
    }
}
