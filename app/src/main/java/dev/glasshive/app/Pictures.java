package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Draws the window into files, without a display.
final class Pictures {
    /// Pulses that a scene needs until everything that lays itself out later has done so.
    private static final int PULSES = 30;
    /// How long a picture may take; the slowest need seconds.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Pictures() {}

    /// Starts the toolkit, once.
    static void startToolkit() {
        Quiet.start();
        CountDownLatch ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException running) {
            ready.countDown();
        }
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while drawing", e));
        }
        Platform.setImplicitExit(false);
    }

    /// Draws one screen.
    ///
    /// @param width of the window in units that do not scale
    /// @param scale picture elements for each unit
    /// @param type size of type: 1 is its natural one
    static void draw(Story story, Theme theme, int width, int height, double scale, double type, Path file) throws IOException {
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                prepare(story, theme, width, height, scale, type, picture);
            } catch (RuntimeException | Error e) {
                picture.completeExceptionally(e);
            }
        });
        WritableImage image = await(story, picture);
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, out -> {
            if (!ImageIO.write(pixels, "png", out)) {
                throw new IOException(file + ": this Java cannot write PNG");
            }
        });
    }

    private static void prepare(Story story, Theme theme, int width, int height, double scale, double type, CompletableFuture<WritableImage> picture) {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        MainView view = new MainView(workspace);
        Scene scene = theme.scene(view, width, height, type);
        Settings settings = Settings.none();
        settings.set(Optional.of(theme));
        settings.set("scale", type);
        Commands commands = new Commands(workspace, view, settings, scene);
        assert commands != null;
        view.applyCss();
        view.layout();
        story.tell(view, workspace);
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                try {
                    view.applyCss();
                    view.layout();
                    if (++pulses < PULSES) {
                        return;
                    }
                    SnapshotParameters parameters = new SnapshotParameters();
                    parameters.setTransform(Transform.scale(scale, scale));
                    parameters.setFill(scene.getFill());
                    parameters.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
                    picture.complete(view.snapshot(parameters, new WritableImage((int) Math.round(width * scale), (int) Math.round(height * scale))));
                } catch (RuntimeException | Error e) {
                    picture.completeExceptionally(e);
                }
                stop();
                scene.setRoot(new Group());
            }
        }.start();
    }

    private static WritableImage await(Story story, CompletableFuture<WritableImage> picture) throws IOException {
        try {
            return picture.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot draw " + story.title(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while drawing", e);
        }
    }
}
