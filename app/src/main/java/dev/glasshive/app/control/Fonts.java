package dev.glasshive.app.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The two type families the window is set in, shipped with the application so that it looks alike everywhere.
public final class Fonts {
    /// Everything that is not code.
    public static final String TEXT = "Inter";

    /// Code, bytes and numbers: no ligatures, so `!=` is two characters.
    public static final String CODE = "JetBrains Mono NL";

    static final List<String> FILES =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-Italic.otf",
                    "Inter-Medium.otf",
                    "Inter-SemiBold.otf",
                    "Inter-Bold.otf",
                    "JetBrainsMonoNL-Regular.ttf",
                    "JetBrainsMonoNL-Bold.ttf",
                    "JetBrainsMonoNL-Italic.ttf");

    /// Large enough for letters to differ.
    private static final double LARGE = 20;

    private static boolean loaded;

    private Fonts() {}

    /// Makes the families known to JavaFX; later calls do nothing.
    public static synchronized void load() {
        if (!loaded) {
            FILES.forEach(Fonts::load);
            loaded = true;
        }
    }

    /// Whether some font of this system has letters such as `letters`. Those that no font has are all drawn as the same box.
    ///
    /// @param letters two different ones at least
    public static boolean canDraw(String letters) {
        load();
        Shape first = shape(letters.substring(0, 1));
        return letters.substring(1).chars().mapToObj(letter -> shape(Character.toString(letter))).noneMatch(other -> Shape.subtract(first, other).getLayoutBounds().isEmpty());
    }

    private static Shape shape(String letter) {
        Text text = new Text(letter);
        text.setFont(Font.font(TEXT, FontWeight.NORMAL, LARGE));
        return text;
    }

    private static void load(String file) {
        String path = "/glasshive/fonts/" + file;
        try (InputStream in = Fonts.class.getResourceAsStream(path)) {
            if (in == null || Font.loadFont(in, 0) == null) {
                throw new IllegalStateException("font " + path + " is missing or unreadable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
