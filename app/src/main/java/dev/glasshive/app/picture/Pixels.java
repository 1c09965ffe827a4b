package dev.glasshive.app.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Pictures made of picture elements.
public final class Pixels {
    /// A picture has at most so many elements on a side.
    private static final double MOST = 8192;

    private Pixels() {}

    /// What `node` looks like.
    ///
    /// @param scale picture elements for each unit; less for what is very large
    /// @param background behind it
    public static WritableImage of(Node node, double scale, Paint background) {
        Bounds bounds = node.getLayoutBounds();
        double largest = Math.max(1, Math.max(bounds.getWidth(), bounds.getHeight()));
        double used = Math.min(scale, MOST / largest);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(background);
        parameters.setTransform(Transform.scale(used, used));
        Bounds there = node.getParent() == null ? bounds : node.localToParent(bounds);
        parameters.setViewport(new Rectangle2D(there.getMinX() * used, there.getMinY() * used, Math.max(1, there.getWidth() * used), Math.max(1, there.getHeight() * used)));
        return node.snapshot(parameters, null);
    }

    /// The same without colours that can be seen through.
    static BufferedImage opaque(WritableImage image) {
        BufferedImage pixels = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        BufferedImage drawn = SwingFXUtils.fromFXImage(image, null);
        pixels.createGraphics().drawImage(drawn, 0, 0, null);
        return pixels;
    }

    /// A picture as a PNG file.
    public static byte[] png(WritableImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", bytes)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
    }
}
