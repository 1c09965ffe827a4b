package dev.glasshive.app.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

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

    private static boolean loaded;

    private Fonts() {}

    /// Makes the families known to JavaFX; later calls do nothing.
    public static synchronized void load() {
        if (!loaded) {
            FILES.forEach(Fonts::load);
            loaded = true;
        }
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
