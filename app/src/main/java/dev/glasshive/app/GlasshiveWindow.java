package dev.glasshive.app;

import dev.glasshive.app.control.Fonts;
import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.Motion;
import dev.glasshive.app.recovery.DraftFolder;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.clang.ClangFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The JavaFX application: one window over one workspace.
public final class GlasshiveWindow extends Application {
    /// The parameter that names the folder of a lesson that is being written.
    static final String PREVIEW = "preview";
    /// The parameter that names the folder or zip file of an exam.
    static final String EXAM = "exam";
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final ExecutorService background = EngineThread.start("engine");
    private final ExecutorService verifier = EngineThread.start("verifier");
    private final ExecutorService compiler = EngineThread.start("compiler");
    private final Workspace workspace = new Workspace(background, verifier, Platform::runLater, new AfterFrame());
    private final Settings settings = Settings.read(FirstFrame.isAll() ? Path.of(System.getProperty("java.io.tmpdir"), "glasshive-no-settings") : Settings.usualFile());

    private Optional<SafeKeeping> safeKeeping = Optional.empty();
    private Optional<KeptProgress> progress = Optional.empty();
    private Optional<KeptExams> exams = Optional.empty();

    @Override
    public void start(Stage stage) {
        Fonts.load();
        workspace.compileWith(ClangFinder.onThisMachine(), compiler);
        Motion.system().bind(Platform.getPreferences().reducedMotionProperty().map(reduced -> reduced ? Motion.REDUCED : Motion.NORMAL));
        Optional<String> unreadable = Speech.ofThisSystem().speak(Languages.of(settings));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        WindowContent content = new WindowContent(workspace, settings, stage, settings.number("width", WIDTH, 640, Math.max(640, screen.getWidth())), settings.number("height", HEIGHT, 400, Math.max(400, screen.getHeight())));
        content.follow((view, commands) -> view.openPagesWith(getHostServices()::showDocument));
        content.follow(WindowContent::followSystem);
        Tidying tidying = Tidying.ofThisProcess();
        content.follow((view, commands) -> tidying.follow(workspace, view.getScene()));
        stage.setTitle(Text.of("app.name"));
        stage.getIcons().setAll(Logo.icons());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        PaneWindow.bounds(settings.text("place", "")).filter(PaneWindow::isOnAScreen).ifPresent(place -> {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
        });
        stage.setMaximized(settings.isSet("maximized", false));
        stage.setOnCloseRequest(event -> {
            if (!content.commands().mayClose()) {
                event.consume();
            }
        });
        if (!FirstFrame.isAll()) {
            stage.setOnHidden(event -> {
                remember(stage, content.view());
                content.close();
            });
        }
        stage.show();
        FirstFrame.watch(stage::hide);
        Platform.runLater(() -> content.view().desk().recall(settings));
        if (!FirstFrame.isAll()) {
            SafeKeeping keeping = new SafeKeeping(workspace, content.view(), content.commands().files(), DraftFolder.usual(Settings.usualFile()));
            KeptProgress kept = new KeptProgress(content.view().learning().progress(), workspace, settings, Settings.usualFile().resolveSibling("learners"));
            KeptExams sat = new KeptExams(content.view().exams().model(), workspace, Settings.usualFile().resolveSibling("exams"));
            exams = Optional.of(sat);
            safeKeeping = Optional.of(keeping);
            progress = Optional.of(kept);
            content.onTurned((view, commands) -> {
                keeping.follow(view, commands.files());
                kept.follow(view.learning().progress());
                sat.follow(view.exams().model());
            });
        }
        content.commands().open(getParameters().getUnnamed().stream().map(Path::of).toList());
        // After what is opened, whose news take the place of others.
        unreadable.ifPresent(words -> workspace.tell(new Notice(Notice.Level.WARNING, words)));
        Optional.ofNullable(getParameters().getNamed().get(EXAM)).map(Path::of).ifPresent(content.view().exams()::offer);
        Optional.ofNullable(getParameters().getNamed().get(PREVIEW)).map(Path::of).ifPresent(content.commands().own()::preview);
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
        exams.ifPresent(KeptExams::close);
        progress.ifPresent(KeptProgress::close);
        safeKeeping.ifPresent(SafeKeeping::close);
        workspace.cancel();
        background.shutdownNow();
        verifier.shutdownNow();
        compiler.shutdownNow();
    }
}
