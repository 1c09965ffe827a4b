package dev.glasshive.app.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// A complete look of the window: colours, type and sizes over an AtlantaFX base.
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css"),
    /// Light on black, with strong lines around everything.
    HIGH_CONTRAST(new PrimerDark().getUserAgentStylesheet(), "high-contrast.css");

    /// The font size of the root at a scale of 1, in pixels; every other size is relative to it.
    public static final double BASE_FONT_SIZE = 13;

    public static final double SMALLEST_SCALE = 0.75;
    public static final double LARGEST_SCALE = 3;

    private static final double ICON_IN_EM = 1.3;

    private final String base;
    private final String colours;

    Theme(String base, String colours) {
        this.base = base;
        this.colours = colours;
    }

    /// Its name in files and on the command line, such as `high-contrast`.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The theme that is called `title`.
    public static Optional<Theme> titled(String title) {
        return Arrays.stream(values()).filter(theme -> theme.title().equalsIgnoreCase(title)).findFirst();
    }

    /// A new scene that is dressed from the first moment.
    public Scene scene(Parent root, double width, double height, double scale) {
        Fonts.load();
        Application.setUserAgentStylesheet(base);
        Scene scene = new Scene(root, width, height);
        apply(scene, scale);
        return scene;
    }

    /// Dresses the scene at its natural size.
    public void apply(Scene scene) {
        apply(scene, 1);
    }

    /// Dresses the scene and everything that pops up from it; `scale` 2 doubles every size.
    public void apply(Scene scene, double scale) {
        Fonts.load();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        List<String> wanted = List.of(sheet("glasshive.css"), sheet(colours), rootSize(scale));
        if (!scene.getStylesheets().equals(wanted)) {
            scene.getStylesheets().setAll(wanted);
        }
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource("/glasshive/css/" + name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }

    // A stylesheet rather than a style of the root node, because popups inherit only stylesheets. Sizes of icons cannot be in em, which would be
    // relative to the icon itself.
    private static String rootSize(double scale) {
        double size = BASE_FONT_SIZE * Math.clamp(scale, SMALLEST_SCALE, LARGEST_SCALE);
        String css = String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; } .ikonli-font-icon { -fx-icon-size: %.0fpx; }", size, size * ICON_IN_EM);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
