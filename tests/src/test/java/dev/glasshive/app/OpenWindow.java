package dev.glasshive.app;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.Theme;
import dev.glasshive.app.control.TimelineStrip;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The real window, with the engine on a thread of its own, on the one stage that all tests share.
public final class OpenWindow implements AutoCloseable {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService background = EngineThread.start("engine");
    private final ExecutorService verifier = EngineThread.start("verifier");
    private Optional<Parts> parts;

    /// What a test class whose window is closed must not keep: it is large.
    private record Parts(Workspace workspace, Settings settings, WindowContent content) {}

    private OpenWindow(Stage stage, Path settingsFile, int width, int height) {
        Settings settings = Settings.read(settingsFile);
        Workspace workspace = new Workspace(background, verifier, Platform::runLater, new AfterFrame());
        parts = Optional.of(new Parts(workspace, settings, new WindowContent(workspace, settings, stage, width, height)));
        // A stage that reaches beyond the edge of the headless screen cannot be drawn.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
    }

    /// Shows a new window whose settings are in `settingsFile`.
    public static OpenWindow show(Path settingsFile) {
        return show(settingsFile, WIDTH, HEIGHT);
    }

    /// Shows a new window of that size, whose settings are in `settingsFile`.
    public static OpenWindow show(Path settingsFile, int width, int height) {
        Stage stage = stage();
        // TestFX remembers the last window that was pressed, and with a menu of it the whole window.
        new FxRobot().targetWindow(stage);
        OpenWindow window = onFx(() -> new OpenWindow(stage, settingsFile, width, height));
        window.settle();
        return window;
    }

    private static Stage stage() {
        try {
            return FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes what a closed window left off the stage: it would be dressed and drawn with every change of theme.
    static void clearStage() {
        Stage stage = stage();
        onFx(() -> stage.setScene(new Scene(new Group())));
    }

    /// Opens files the way a drop does, and waits for what comes of it.
    public void open(Path... files) {
        onFx(() -> content().commands().open(List.of(files)));
        settle();
    }

    /// Shows the lesson in `folder` as it is being written.
    public void preview(Path folder) {
        onFx(() -> content().commands().own().preview(folder));
    }

    /// Keeps exams in `exams`, as the application does.
    public KeepingExams keepExams(Path exams) {
        return new KeepingExams(content().view(), workspace(), exams);
    }

    /// Gives memory back as the application does. Windows of tests, which share a process, do not.
    public void tidyUp() {
        onFx(() -> Tidying.ofThisProcess().follow(workspace(), root().getScene()));
    }

    public Workspace workspace() {
        return parts().workspace();
    }

    private Settings settings() {
        return parts().settings();
    }

    private WindowContent content() {
        return parts().content();
    }

    private Parts parts() {
        return parts.orElseThrow(() -> new IllegalStateException("the window is closed"));
    }

    /// Writes a picture of a pane, of the kind that the name of the file says, and waits until it is there.
    public void photograph(String pane, Path file) {
        onFx(() -> {
            PaneFrame frame = content().view().desk().panes().pane(pane);
            if (file.toString().endsWith(".svg")) {
                content().commands().pictures().svg(frame, file);
            } else {
                content().commands().pictures().png(frame, file);
            }
        });
        waitUntil(() -> Files.exists(file) && workspace().notice().get().filter(n -> n.text().contains(String.valueOf(file.getFileName()))).isPresent());
    }

    /// Writes a moving picture of the run from one position to another, and waits until it is there.
    public void film(int from, int to, Path file) {
        onFx(() -> {
            RunPictureSheet sheet = content().commands().pictures().sheet();
            sheet.open();
            ((TextField) sheet.lookup("#run-picture-from")).setText(Integer.toString(from));
            ((TextField) sheet.lookup("#run-picture-to")).setText(Integer.toString(to));
            content().commands().pictures().record(file);
        });
        waitUntil(() -> !content().commands().pictures().isRecording());
    }

    public Parent root() {
        return content().view();
    }

    public CodePane assembly() {
        return content().view().editor().assembly();
    }

    public TimelineStrip strip() {
        return content().view().timeline().strip();
    }

    public TransportViewModel transport() {
        return content().view().transport();
    }

    /// What is kept of learners.
    public ProgressViewModel progress() {
        return content().view().learning().progress();
    }

    public LessonViewModel lessons() {
        return content().view().lessons();
    }

    /// Whether nothing would be lost if the window closed now.
    public boolean isSafe() {
        return onFx(() -> content().commands().files().isSafe());
    }

    public boolean isWelcoming() {
        return content().view().welcome().isVisible();
    }

    /// What the command `id` does.
    public Runnable command(String id) {
        return content().commands().registry().command(id)::run;
    }

    /// Runs the command `id`, as the menu does.
    public void run(String id) {
        onFx(command(id));
        settle();
    }

    /// The pane `id`.
    public PaneFrame pane(String id) {
        return content().view().desk().panes().pane(id);
    }

    /// The panes in sight.
    public List<String> panesInSight() {
        return onFx(() -> content().view().desk().panes().inSight().stream().map(PaneFrame::id).toList());
    }

    /// The panes that the keyboard can go to, in the order of reading.
    public List<String> panes() {
        return onFx(() -> content().view().desk().reachable().stream().map(PaneFrame::id).toList());
    }

    /// Keeps where everything is, as closing the window does.
    public void keepLayout() throws IOException {
        onFx(() -> content().view().desk().remember(settings()));
        settings().write();
    }

    /// Brings everything to where it was, as opening the window does.
    public void recallLayout() {
        onFx(() -> content().view().desk().recall(settings()));
        settle();
    }

    /// The files that the menu offers to open again.
    public List<Path> recent() {
        return settings().recent();
    }

    /// Writes the settings to their file.
    public void keepSettings() throws IOException {
        settings().write();
    }

    /// Dresses the window anew.
    public void dress(Theme theme, double scale) {
        onFx(() -> theme.apply(content().view().getScene(), scale));
        settle();
    }

    /// Waits until nothing is being worked on, and what is wanted is what is shown.
    public void settle() {
        waitUntil(() -> {
            boolean idle = workspace().work().get().isEmpty();
            boolean there = workspace().session().get().timeline().isEmpty()
                    || workspace().moment().get().map(Moment::position).filter(p -> p == workspace().wantedPosition()).isPresent();
            return idle && there;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until `condition` holds on the user interface's thread.
    public static void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }

    public static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    }

    public static void onFx(Runnable action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    }

    /// The names of the screens that can be drawn.
    public static List<String> screens() {
        return Story.all().stream().map(Story::title).toList();
    }

    /// Closes the window, if it is open.
    @Override
    public void close() {
        parts.ifPresent(open -> onFx(open.content()::close));
        parts = Optional.empty();
        background.shutdownNow();
        verifier.shutdownNow();
    }
}
