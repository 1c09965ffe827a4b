package dev.glasshive.app;

import dev.glasshive.app.control.Fonts;
import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.Motion;
import dev.glasshive.app.recovery.DraftFolder;
import dev.glasshive.app.control.Theme;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The JavaFX application: one window over one workspace.
public final class GlasshiveWindow extends Application {
    /// The parameter that names the folder of a lesson that is being written.
    static final String PREVIEW = "preview";
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final ExecutorService background = EngineThread.start("engine");
    private final ExecutorService verifier = EngineThread.start("verifier");
    private final Workspace workspace = new Workspace(background, verifier, Platform::runLater);
    private final Settings settings = Settings.read(FirstFrame.isAll() ? Path.of(System.getProperty("java.io.tmpdir"), "glasshive-no-settings") : Settings.usualFile());

    private Optional<SafeKeeping> safeKeeping = Optional.empty();
    private Optional<KeptProgress> progress = Optional.empty();

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Motion.system().bind(Platform.getPreferences().reducedMotionProperty().map(reduced -> reduced ? Motion.REDUCED : Motion.NORMAL));
        MainView view = new MainView(workspace);
        view.openPagesWith(getHostServices()::showDocument);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(view, settings.number("width", WIDTH, 640, Math.max(640, screen.getWidth())), settings.number("height", HEIGHT, 400, Math.max(400, screen.getHeight())));
        Commands commands = new Commands(workspace, view, settings, scene);
        commands.appearance().system().bind(Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT));
        stage.setTitle(Text.of("app.name"));
        stage.getIcons().setAll(Logo.icons());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setScene(scene);
        PaneWindow.bounds(settings.text("place", "")).filter(PaneWindow::isOnAScreen).ifPresent(place -> {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
        });
        stage.setMaximized(settings.isSet("maximized", false));
        stage.setOnCloseRequest(event -> {
            if (!commands.mayClose()) {
                event.consume();
            }
        });
        if (!FirstFrame.isAll()) {
            stage.setOnHidden(event -> remember(stage, view));
        }
        stage.show();
        FirstFrame.watch(stage::hide);
        Platform.runLater(() -> view.desk().recall(settings));
        if (!FirstFrame.isAll()) {
            safeKeeping = Optional.of(new SafeKeeping(workspace, view, commands.files(), DraftFolder.usual(Settings.usualFile())));
            progress = Optional.of(new KeptProgress(view.learning().progress(), workspace, settings, Settings.usualFile().resolveSibling("learners")));
        }
        commands.open(getParameters().getUnnamed().stream().map(Path::of).toList());
        Optional.ofNullable(getParameters().getNamed().get(PREVIEW)).map(Path::of).ifPresent(commands.own()::preview);
    }

    private void remember(Stage stage, MainView view) {
        settings.set("maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.set("width", stage.getScene().getWidth());
            settings.set("height", stage.getScene().getHeight());
            settings.set("place", PaneWindow.words(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())));
        }
        view.desk().remember(settings);
        try {
            settings.write();
        } catch (IOException e) {
            System.err.println("glasshive: settings cannot be kept: " + e.getMessage());
        }
    }

    @Override
    public void stop() {
        progress.ifPresent(KeptProgress::close);
        safeKeeping.ifPresent(SafeKeeping::close);
        workspace.cancel();
        background.shutdownNow();
        verifier.shutdownNow();
    }
}
