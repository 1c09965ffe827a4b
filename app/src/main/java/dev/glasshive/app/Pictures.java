package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Draws the window into files, without a display.
final class Pictures {
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

    /// Draws one screen in some themes. It is set up once and then changes its clothes, as when the user chooses another theme.
    ///
    /// @param files where the picture in each theme goes
    /// @param width of the window in units that do not scale
    /// @param scale picture elements for each unit
    /// @param type size of type: 1 is its natural one
    static void draw(Story story, SequencedMap<Theme, Path> files, int width, int height, double scale, double type) throws IOException {
        Sitting sitting = new Sitting(List.copyOf(files.keySet()), width, height, scale);
        Platform.runLater(() -> sitting.begin(story, type));
        for (Map.Entry<Theme, Path> file : files.entrySet()) {
            write(await(story, sitting.picture(file.getKey())), file.getValue());
        }
    }

    private static void write(WritableImage image, Path file) throws IOException {
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, out -> {
            if (!ImageIO.write(pixels, "png", out)) {
                throw new IOException(file + ": this Java cannot write PNG");
            }
        });
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
