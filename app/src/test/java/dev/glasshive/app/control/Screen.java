package dev.glasshive.app.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A stage without a display, shared by the tests of the controls, and pictures of what stands on it.
final class Screen {
    private Screen() {}

    /// Shows what `root` builds, dressed and laid out.
    static <P extends Parent> P show(Theme theme, double scale, double width, double height, Supplier<P> root) {
        try {
            Stage stage = FxToolkit.registerPrimaryStage();
            P shown =
                    onFx(
                            () -> {
                                P built = root.get();
                                stage.setScene(theme.scene(built, width, height, scale));
                                // A stage that reaches beyond the edge of the headless screen cannot be drawn.
                                stage.setX(0);
                                stage.setY(0);
                                stage.setWidth(width);
                                stage.setHeight(height);
                                stage.show();
                                return built;
                            });
            settle();
            return shown;
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    }

    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Photographs the scene into `target/gallery`.
    static WritableImage photograph(Parent root, String name) {
        WritableImage image = onFx(() -> root.getScene().snapshot(null));
        try {
            Path folder = Files.createDirectories(Path.of("target", "gallery"));
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }
}
