package dev.glasshive.tests.ui;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.cli.Glasshive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// A process with the real window and a user in it, who types, or brings back what was lost.
public final class WindowProcess {
    /// The user opens a file and types without end.
    public static final String TYPE = "type";
    static final String RESTORE = "restore";
    static final String QUIT = "quit";
    static final String EXAM = "exam";
    static final String RESUME = "resume";
    private static final int FAILED = 99;
    private static final int PATIENCE_SECONDS = 40;
    private static final FxRobot ROBOT = new FxRobot();

    private WindowProcess() {}

    /// Starts here: what the user does, then the files to open.
    public static void main(String... arguments) {
        Thread.ofPlatform().daemon().name("user").uncaughtExceptionHandler((thread, problem) -> {
            problem.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }).start(() -> act(arguments[0]));
        Glasshive.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /// A process of the same Java and class path.
    public static ProcessBuilder builder(Path home, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dglasshive.display=present", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Djava.awt.headless=true", "-Duser.home=" + home, "-cp", System.getProperty("java.class.path"), WindowProcess.class.getName());
        builder.command().addAll(Arrays.asList(arguments));
        // The headless screen is 1000 by 1000; what reaches beyond cannot be drawn.
        Path settings = Files.createDirectories(home.resolve("config").resolve("glasshive")).resolve("settings.properties");
        Files.writeString(settings, "width=1000\nheight=700\n");
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        return builder.redirectError(home.resolve("errors.txt").toFile());
    }

    private static void act(String what) {
        Scene scene = await(() -> Window.getWindows().isEmpty() ? null : Window.getWindows().getFirst().getScene());
        CodePane editor = (CodePane) await(() -> scene.lookup("#assembly"));
        switch (what) {
            case TYPE -> type(editor);
            case RESTORE -> restore(scene, editor);
            case QUIT -> {
                await(() -> editor.text().isEmpty() ? null : editor);
                ROBOT.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
            }
            case EXAM -> takeExam(scene, editor);
            case RESUME -> {
                await(() -> seen(scene, "#exam-bar"));
                await(() -> editor.text().isEmpty() ? null : editor);
                say(onFx(editor::text));
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void type(CodePane editor) {
        await(() -> editor.text().isEmpty() ? null : editor);
        onFx(() -> {
            editor.placeCaret(0);
            return editor;
        });
        while (true) {
            ROBOT.type(KeyCode.SEMICOLON).type(KeyCode.A, KeyCode.B, KeyCode.ENTER);
            say(onFx(editor::text));
        }
    }

    private static void takeExam(Scene scene, CodePane editor) {
        await(() -> seen(scene, "#exam-offer"));
        ROBOT.write("Ada", 0).type(KeyCode.ENTER);
        await(() -> seen(scene, "#prediction"));
        onFx(() -> {
            scene.lookup("#prediction").requestFocus();
            return scene;
        });
        ROBOT.write("1", 0);
        ROBOT.interact(() -> ((Button) scene.lookup("#exam-step-3")).fire());
        await(() -> editor.text().contains("100") ? editor : null);
        onFx(() -> {
            editor.area().requestFocus();
            editor.placeCaret(0);
            return editor;
        });
        while (true) {
            ROBOT.type(KeyCode.SEMICOLON).type(KeyCode.A, KeyCode.B, KeyCode.ENTER);
            say(onFx(editor::text));
        }
    }

    private static @Nullable Node seen(Scene scene, String id) {
        Node found = scene.lookup(id);
        return found != null && found.isVisible() ? found : null;
    }

    private static void restore(Scene scene, CodePane editor) {
        Node card = await(() -> {
            Node found = scene.lookup("#recovery");
            return found != null && found.isVisible() ? found : null;
        });
        ROBOT.interact(() -> ((Button) card.lookup(".accent")).fire());
        await(() -> editor.text().isEmpty() ? null : editor);
        say(onFx(editor::text));
    }

    /// Prints a text in a line.
    private static void say(String text) {
        System.out.println(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        System.out.flush();
    }

    static String heard(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }

    private static <T> T await(Supplier<T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            T found = null;
            try {
                found = onFx(wanted);
                Thread.sleep(20);
            } catch (IllegalStateException notStarted) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("it never came");
    }

    private static <T> T onFx(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> result.complete(action.get()));
        return result.join();
    }
}
