package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast of the theme colours by WCAG 2.2: level AA asks 4.5 for text and 3 for the edges of controls.
class ThemeColoursTest {
    private static final double TEXT = 4.5;
    private static final double EDGE = 3;
    private static final List<String> KINDS =
            List.of("none", "scalar", "context", "stack", "map", "packet", "ok", "error");
    private static final Pattern COLOUR = Pattern.compile("-gh-([a-z-]+):\\s*(#[0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextColourIsReadableOnEverySurface(String theme) throws IOException {
        Map<String, String> colours = colours(theme);
        for (String surface : List.of("surface", "surface-raised", "surface-hover", "accent-soft")) {
            for (String text : List.of("text", "muted", "link", "accent-text")) {
                assertReadable(colours, text, surface);
            }
            KINDS.forEach(kind -> assertReadable(colours, kind, surface));
        }
        assertReadable(colours, "text", "error-soft");
        assertReadable(colours, "muted", "error-soft");
        assertReadable(colours, "muted", "unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyKindIsReadableOnItsTintAndUnderItsLabel(String theme) throws IOException {
        Map<String, String> colours = colours(theme);
        for (String kind : KINDS) {
            assertReadable(colours, kind, kind + "-soft");
            assertReadable(colours, "on-kind", kind);
        }
        assertReadable(colours, "on-accent", "accent");
        assertReadable(colours, "on-accent", "accent-hover");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void edgesOfControlsAreVisible(String theme) throws IOException {
        Map<String, String> colours = colours(theme);
        assertThat(contrast(colours, "border-strong", "surface")).isGreaterThanOrEqualTo(EDGE);
        assertThat(contrast(colours, "focus", "surface")).isGreaterThanOrEqualTo(EDGE);
    }

    @Test
    void bothThemesNameTheSameColours() throws IOException {
        assertThat(colours("light").keySet()).isEqualTo(colours("dark").keySet());
    }

    @Test
    void blackOnWhiteHasTheKnownContrast() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    }

    private static void assertReadable(Map<String, String> colours, String text, String surface) {
        assertThat(contrast(colours, text, surface)).as("%s on %s", text, surface).isGreaterThanOrEqualTo(TEXT);
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        assertThat(colours).containsKeys(one, other);
        return contrast(colours.getOrDefault(one, ""), colours.getOrDefault(other, ""));
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int from) {
        double c = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colours(String theme) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream("/glasshive/css/" + theme + ".css")) {
            assertThat(in).isNotNull();
            Map<String, String> colours = new LinkedHashMap<>();
            Matcher matcher = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                colours.put(matcher.group(1), matcher.group(2));
            }
            return colours;
        }
    }
}
