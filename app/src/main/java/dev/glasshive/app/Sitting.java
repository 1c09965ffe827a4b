package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/// A window that is on no stage, until a picture of it was taken in each theme. All of it belongs to the user interface's thread, but for [#picture].
final class Sitting extends AnimationTimer {
    /// Pulses that a scene needs until everything that lays itself out later has done so.
    private static final int PULSES = 30;
    /// The same, after a change of clothes.
    private static final int PULSES_TO_DRESS = 10;

    private final List<Theme> themes;
    private final Map<Theme, CompletableFuture<WritableImage>> pictures;
    private final int width;
    private final int height;
    private final double scale;
    private Optional<Sitter> sitter = Optional.empty();
    private int taken;
    private int pulses;

    private record Sitter(MainView view, Scene scene, Commands commands) {}

    /// @param width of the window in units that do not scale
    /// @param scale picture elements for each unit
    Sitting(List<Theme> themes, int width, int height, double scale) {
        this.themes = themes;
        this.width = width;
        this.height = height;
        this.scale = scale;
        pictures = themes.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), theme -> new CompletableFuture<>()));
    }

    /// The picture in one of the themes, from any thread.
    CompletableFuture<WritableImage> picture(Theme theme) {
        return Objects.requireNonNull(pictures.get(theme));
    }

    /// Sets the window up; the pictures come by and by.
    ///
    /// @param type size of type: 1 is its natural one
    void begin(Story story, double type) {
        try {
            Workspace workspace = new Workspace(Runnable::run, Runnable::run);
            MainView view = new MainView(workspace);
            Scene scene = themes.getFirst().scene(view, width, height, type);
            Settings settings = Settings.none();
            settings.set(Optional.of(themes.getFirst()));
            settings.set("scale", type);
            Commands commands = new Commands(workspace, view, settings, scene);
            view.applyCss();
            view.layout();
            story.tell(view, workspace);
            sitter = Optional.of(new Sitter(view, scene, commands));
            pulses = PULSES;
            start();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Override
    public void handle(long now) {
        sitter.ifPresent(this::pulse);
    }

    private void pulse(Sitter who) {
        try {
            who.view().applyCss();
            who.view().layout();
            if (--pulses > 0) {
                return;
            }
            picture(themes.get(taken++)).complete(taken(who));
            if (taken < themes.size()) {
                who.commands().registry().command("theme." + themes.get(taken).title()).run();
                pulses = PULSES_TO_DRESS;
            } else {
                end();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private WritableImage taken(Sitter who) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(who.scene().getFill());
        parameters.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
        return who.view().snapshot(parameters, new WritableImage((int) Math.round(width * scale), (int) Math.round(height * scale)));
    }

    private void fail(Throwable why) {
        pictures.values().forEach(picture -> picture.completeExceptionally(why));
        end();
    }

    private void end() {
        stop();
        sitter.ifPresent(who -> who.scene().setRoot(new Group()));
        sitter = Optional.empty();
    }
}
