package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/// A window that is on no stage, with a screen set up in it. All of it belongs to the user interface's thread.
///
/// @param view what can be seen
/// @param commands what the user could ask of it
record Sitter(MainView view, Scene scene, Commands commands) {
    /// Sets the window up.
    ///
    /// @param width of the window in units that do not scale
    /// @param type size of type: 1 is its natural one
    static Sitter of(Story story, Theme theme, int width, int height, double type) {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        MainView view = new MainView(workspace);
        Scene scene = theme.scene(view, width, height, type);
        Settings settings = Settings.none();
        settings.set(Optional.of(theme));
        settings.set("scale", type);
        Sitter sitter = new Sitter(view, scene, new Commands(workspace, view, settings, scene));
        sitter.layOut();
        story.tell(view, workspace);
        return sitter;
    }

    /// Does what a pulse does to a window on a stage.
    void layOut() {
        view.applyCss();
        view.layout();
    }

    /// Chooses another theme, as the user does.
    void wear(Theme theme) {
        commands.registry().command("theme." + theme.title()).run();
    }

    /// A picture of the upper left part that is `width` and `height` large.
    ///
    /// @param scale picture elements for each unit
    WritableImage picture(int width, int height, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(scene.getFill());
        parameters.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
        return view.snapshot(parameters, new WritableImage((int) Math.round(width * scale), (int) Math.round(height * scale)));
    }

    /// Lets the view go, which keeps its scene otherwise.
    void leave() {
        scene.setRoot(new Group());
    }
}
