package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Contrast of the theme colours by WCAG 2.2: level AA asks 4.5 for text and 3 for the edges of controls; level AAA asks 7 for text, and the
/// high-contrast theme keeps it.
class ThemeColoursTest {
    private static final double TEXT = 4.5;
    private static final double MORE_TEXT = 7;
    private static final double EDGE = 3;
    private static final List<String> SURFACES = List.of("surface", "surface-raised", "surface-hover", "accent-soft");
    private static final List<String> KINDS =
            List.of("none", "scalar", "context", "stack", "map", "packet", "ok", "error");
    private static final Pattern NAME = Pattern.compile("(?<=: |, | )-gh-([a-z-]+)");
    private static final Pattern DEFINITION = Pattern.compile("-gh-([a-z-]+):");
    private static final Pattern COLOUR = Pattern.compile("-gh-([a-z-]+):\\s*(#[0-9a-f]{6});");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextColourIsReadableOnEverySurface(Theme theme) throws IOException {
        Map<String, String> colours = colours(theme.title());
        double least = theme == Theme.HIGH_CONTRAST ? MORE_TEXT : TEXT;
        for (String surface : SURFACES) {
            for (String text : List.of("text", "muted", "link", "accent-text")) {
                assertReadable(colours, text, surface, least);
            }
            KINDS.forEach(kind -> assertReadable(colours, kind, surface, least));
        }
        assertReadable(colours, "text", "error-soft", least);
        assertReadable(colours, "muted", "error-soft", least);
        assertReadable(colours, "muted", "unreadable", least);
        for (String soft : List.of("ok-soft", "scalar-soft", "map-soft")) {
            assertReadable(colours, "text", soft, least);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyKindIsReadableOnItsTintAndUnderItsLabel(Theme theme) throws IOException {
        Map<String, String> colours = colours(theme.title());
        double least = theme == Theme.HIGH_CONTRAST ? MORE_TEXT : TEXT;
        for (String kind : KINDS) {
            assertReadable(colours, kind, kind + "-soft", least);
            assertReadable(colours, "on-kind", kind, least);
        }
        assertReadable(colours, "on-accent", "accent", least);
        assertReadable(colours, "on-accent", "accent-hover", least);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void edgesOfControlsAreVisible(Theme theme) throws IOException {
        Map<String, String> colours = colours(theme.title());
        for (String surface : SURFACES) {
            for (String edge : List.of("border-strong", "focus")) {
                assertThat(contrast(colours, edge, surface)).as("%s on %s", edge, surface).isGreaterThanOrEqualTo(EDGE);
            }
        }
        KINDS.forEach(kind -> assertThat(contrast(colours, "focus", kind + "-soft")).as("focus on %s", kind).isGreaterThanOrEqualTo(EDGE));
    }

    @Test
    void everyLineIsStrongWhereContrastIsHigh() throws IOException {
        Map<String, String> colours = colours(Theme.HIGH_CONTRAST.title());
        for (String surface : List.of("surface", "surface-raised")) {
            for (String line : List.of("border", "border-faint", "accent", "unreadable-line")) {
                assertThat(contrast(colours, line, surface)).as("%s on %s", line, surface).isGreaterThanOrEqualTo(EDGE);
            }
        }
    }

    @Test
    void theThemesHaveTheColoursThatTheRulesName() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = NAME.matcher(text("glasshive"));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        named.removeAll(List.of("kind", "kind-soft"));
        assertThat(names(Theme.LIGHT)).containsAll(named);
    }

    @Test
    void allThemesNameTheSameColours() throws IOException {
        for (Theme theme : Theme.values()) {
            assertThat(names(theme)).as(theme.title()).isEqualTo(names(Theme.LIGHT));
        }
    }

    @Test
    void blackOnWhiteHasTheKnownContrast() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    }

    private static void assertReadable(Map<String, String> colours, String text, String surface, double least) {
        assertThat(contrast(colours, text, surface)).as("%s on %s", text, surface).isGreaterThanOrEqualTo(least);
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        assertThat(colours).containsKeys(one, other);
        return contrast(colours.getOrDefault(one, ""), colours.getOrDefault(other, ""));
    }

    static double contrast(String one, String other) {
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

    private static Set<String> names(Theme theme) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = DEFINITION.matcher(text(theme.title()));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    static Map<String, String> colours(String theme) throws IOException {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher matcher = COLOUR.matcher(text(theme));
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    static String text(String sheet) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream("/glasshive/css/" + sheet + ".css")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
