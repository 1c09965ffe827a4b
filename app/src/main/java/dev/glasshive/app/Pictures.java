package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Draws the window into files, without a display.
final class Pictures {
    /// Pulses that a scene needs until everything that lays itself out later has done so.
    private static final int PULSES = 30;

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
        await(ready);
        Platform.setImplicitExit(false);
    }

    /// Draws one screen.
    ///
    /// @param width of the window in units that do not scale
    /// @param scale picture elements for each unit
    /// @param type size of type: 1 is its natural one
    static void draw(Story story, Theme theme, int width, int height, double scale, double type, Path file) throws IOException {
        CountDownLatch drawn = new CountDownLatch(1);
        AtomicReference<@Nullable WritableImage> picture = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Platform.runLater(() -> {
            try {
                prepare(story, theme, width, height, scale, type, image -> {
                    picture.set(image);
                    drawn.countDown();
                });
            } catch (RuntimeException | Error e) {
                failure.set(e);
                drawn.countDown();
            }
        });
        await(drawn);
        WritableImage image = picture.get();
        if (image == null) {
            throw new IllegalStateException("cannot draw " + story.title(), failure.get());
        }
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(pixels, "png", file.toFile())) {
            throw new IOException(file + ": this Java cannot write PNG");
        }
    }

    private interface Finished {
        void with(WritableImage image);
    }

    private static void prepare(Story story, Theme theme, int width, int height, double scale, double type, Finished finished) {
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
                view.applyCss();
                view.layout();
                if (++pulses == PULSES) {
                    stop();
                    SnapshotParameters parameters = new SnapshotParameters();
                    parameters.setTransform(Transform.scale(scale, scale));
                    parameters.setFill(scene.getFill());
                    parameters.setViewport(new Rectangle2D(0, 0, width * scale, height * scale));
                    finished.with(view.snapshot(parameters, new WritableImage((int) Math.round(width * scale), (int) Math.round(height * scale))));
                }
            }
        }.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while drawing", e));
        }
    }
}
