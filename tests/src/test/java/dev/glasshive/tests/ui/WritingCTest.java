package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceSpan;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.clang.Compilation;
import dev.glasshive.program.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user opens C text, steps through it, makes a mistake and mends it. The compiler replays, so that none needs to be installed.
class WritingCTest {
    private static final String TEXT = Samples.cSource("count_protocols").orElseThrow();

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        window.close();
        thread.shutdownNow();
    }

    /// Knows one text, and finds fault with the first line of any other.
    private static final class Replay implements CCompiler {
        @Override
        public Optional<String> version() {
            return Optional.of("replay");
        }

        @Override
        public Compilation compile(CSource source) {
            return source.text().equals(TEXT) ? new Compilation.Compiled(Bytes.of(Samples.object("count_protocols")), List.of())
                    : new Compilation.Faulty(List.of(Diagnostic.error(new SourceSpan(1, 1, 1), "unknown type name 'x'", "", "")));
        }
    }

    private void open(CCompiler compiler) {
        OpenWindow.onFx(() -> window.workspace().compileWith(compiler, thread));
        window.open(new SampleFiles(folder).text("count.c", TEXT));
    }

    private String problem() {
        return OpenWindow.onFx(() -> window.root().lookup(".editor-problem") instanceof Labeled label && label.isVisible() ? label.getText() : "");
    }

    @Test
    void aStepMarksItsLineAndAMistakeIsShownInPlace() {
        open(new Replay());
        OpenWindow.waitUntil(() -> window.workspace().moment().get().isPresent());
        robot.type(KeyCode.F10).type(KeyCode.F10);
        window.settle();
        // the third instruction came from the comparison with the end of the packet
        assertThat(Shown.of(window).current()).containsExactly("2");
        OpenWindow.onFx(() -> {
            window.assembly().area().insertText(0, "x");
            window.assembly().area().requestFocus();
        });
        OpenWindow.waitUntil(() -> !window.workspace().session().get().diagnostics().isEmpty());
        window.settle();
        assertThat(problem()).isEqualTo("Line 1: unknown type name 'x'.");
        assertThat(OpenWindow.onFx(() -> window.assembly().problems())).hasSize(1);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> window.workspace().session().get().diagnostics().isEmpty() && window.workspace().moment().get().isPresent());
        window.settle();
        assertThat(problem()).isEmpty();
    }

    @Test
    void withoutACompilerTheSamplesAreOffered() {
        open(CCompiler.NONE);
        OpenWindow.waitUntil(() -> window.root().lookup("#samples-instead").isVisible());
        assertThat(problem()).startsWith("No clang that compiles for BPF is installed");
        OpenWindow.onFx(() -> ((Button) window.root().lookup("#samples-instead")).fire());
        window.settle();
        assertThat(OpenWindow.onFx(() -> window.root().lookup("#palette").isVisible())).isTrue();
    }
}
