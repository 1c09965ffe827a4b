package dev.glasshive.app.control;

import java.io.InputStream;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// The sign of the application: a hexagon with rounded corners, one cell of a hive.
public final class Logo extends Region {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    public Logo() {
        SVGPath shape = new SVGPath();
        shape.setContent(
                "M45.5 4.6 Q50 2 54.5 4.6 L88.8 24.4 Q93.3 27 93.3 32.2 L93.3 67.8 Q93.3 73 88.8 75.6 "
                        + "L54.5 95.4 Q50 98 45.5 95.4 L11.2 75.6 Q6.7 73 6.7 67.8 L6.7 32.2 Q6.7 27 11.2 24.4 Z");
        setShape(shape);
        getStyleClass().add("logo");
    }

    /// The icons of a window, smallest first.
    public static List<Image> icons() {
        return SIZES.stream().map(Logo::icon).toList();
    }

    private static Image icon(int size) {
        String path = "/glasshive/icons/glasshive-" + size + ".png";
        InputStream in = Logo.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("icon " + path + " is missing");
        }
        return new Image(in);
    }
}
