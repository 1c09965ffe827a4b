package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every screen, at the sizes that people use: nothing is cut off without telling the rest, nothing lies over something else, nothing is out of sight.
class LayoutOfScreensTest {
    private static final int PULSES = 4;

    /// A size of the window, and of its type.
    record Size(int width, int height, double type) {
        @Override
        public String toString() {
            return width + "x" + height + " at " + Math.round(100 * type) + " %";
        }
    }

    private static final List<Size> SIZES = List.of(new Size(1600, 1000, 1), new Size(1280, 720, 1), new Size(1600, 1000, 2));

    @BeforeAll
    static void start() {
        Pictures.startToolkit();
    }

    static Stream<Arguments> screens() {
        return Story.all().stream().flatMap(story -> SIZES.stream().map(size -> Arguments.of(story.title(), size)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("screens")
    void nothingIsCutOffOrCovered(String title, Size size) throws Exception {
        Story story = Story.titled(title).orElseThrow();
        assertThat(faults(story, size)).isEmpty();
    }

    private static List<String> faults(Story story, Size size) throws Exception {
        CompletableFuture<List<String>> faults = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                lay(story, size, faults);
            } catch (RuntimeException | Error e) {
                faults.completeExceptionally(e);
            }
        });
        return faults.get(60, TimeUnit.SECONDS);
    }

    private static void lay(Story story, Size size, CompletableFuture<List<String>> faults) {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        MainView view = new MainView(workspace);
        Scene scene = Theme.LIGHT.scene(view, size.width(), size.height(), size.type());
        Settings settings = Settings.read(Path.of(System.getProperty("java.io.tmpdir"), "glasshive-no-settings"));
        settings.set("scale", size.type());
        Commands commands = new Commands(workspace, view, settings, scene);
        assertThat(commands).isNotNull();
        view.applyCss();
        view.layout();
        story.tell(view, workspace);
        settle(view, PULSES, faults);
    }

    private static void settle(MainView view, int left, CompletableFuture<List<String>> faults) {
        try {
            view.applyCss();
            view.layout();
            if (left == 0) {
                faults.complete(LayoutFaults.of(view));
            } else {
                Platform.runLater(() -> settle(view, left - 1, faults));
            }
        } catch (RuntimeException | Error e) {
            faults.completeExceptionally(e);
        }
    }
}
