package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// What is on the stage: the view of a workspace and its commands. Both are made anew when the window speaks another language, for words are read
/// when views are made.
final class WindowContent {
    /// How long to wait until what was typed has become part of the session.
    private static final Duration BEAT = Duration.millis(20);

    private final Workspace workspace;
    private final Settings settings;
    private final Stage stage;
    private MainView view;
    private Commands commands;
    private BiConsumer<MainView, Commands> follower = (nextView, nextCommands) -> { };

    /// Puts a view onto `stage`, which is `width` and `height` large.
    WindowContent(Workspace workspace, Settings settings, Stage stage, double width, double height) {
        this.workspace = workspace;
        this.settings = settings;
        this.stage = stage;
        view = new MainView(workspace);
        Scene scene = new Scene(view, width, height);
        commands = new Commands(workspace, view, settings, scene);
        commands.languages().onChosen(() -> Platform.runLater(this::turn));
        stage.setScene(scene);
    }

    MainView view() {
        return view;
    }

    Commands commands() {
        return commands;
    }

    /// To be called once the window is gone: nothing of it goes on.
    void close() {
        commands.own().stopWatching();
        view.desk().panes().close();
        view.close();
    }

    /// Sets what hears of a view and its commands: at once of those that are there, and of those that take their place.
    void follow(BiConsumer<MainView, Commands> who) {
        onTurned(who);
        who.accept(view, commands);
    }

    /// Sets what hears of a view and commands that take the place of others.
    void onTurned(BiConsumer<MainView, Commands> who) {
        follower = follower.andThen(who);
    }

    /// Lets the theme of `commands` follow that of the system.
    static void followSystem(MainView view, Commands commands) {
        assert view != null;
        commands.appearance().system().bind(Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT));
    }

    private void turn() {
        view.editor().leave();
        if (workspace.isChanging()) {
            PauseTransition wait = new PauseTransition(BEAT);
            wait.setOnFinished(event -> turn());
            wait.play();
            return;
        }
        Commands before = commands;
        MainView old = view;
        MainView next = MainView.after(old, workspace, settings);
        Scene scene = new Scene(next, stage.getScene().getWidth(), stage.getScene().getHeight());
        commands = new Commands(workspace, next, settings, scene);
        commands.languages().onChosen(() -> Platform.runLater(this::turn));
        commands.files().goOnFrom(before.files());
        commands.own().goOnFrom(before.own());
        before.appearance().system().unbind();
        view = next;
        follower.accept(view, commands);
        stage.setScene(scene);
        old.close();
        view.applyCss();
        view.layout();
        view.arrive();
    }
}
