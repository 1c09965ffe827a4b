package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Contrast of what the rules of the stylesheet lay over each other, by WCAG 2.2. The pairs are read from the rules, so that none is forgotten.
class StyleContrastTest {
    private static final double TEXT = 4.5;
    private static final double MORE_TEXT = 7;
    private static final double GRAPHICS = 3;
    private static final List<String> SURFACES = List.of("surface", "surface-raised", "surface-hover", "accent-soft");
    private static final List<String> KINDS = List.of("none", "scalar", "context", "stack", "map", "packet", "ok", "error");
    /// Colours that something stands on. All others are seen by themselves.
    private static final Pattern GROUND = Pattern.compile("surface.*|.*-soft|unreadable.*");
    /// Lines that only please the eye, and what lies over a whole window.
    private static final Pattern QUIET = Pattern.compile("border|border-faint|veil");
    /// What belongs on one colour only.
    private static final Map<String, List<String>> MATES = Map.of("on-kind", KINDS, "on-accent", List.of("accent", "accent-hover", "accent-mark"));
    /// Selectors of what is written, where the property does not tell.
    private static final Pattern WORDS = Pattern.compile("text|\\.muted|\\.link|piece|ink-words|ink-title|found");
    private static final List<String> DRAWN = List.of("-fx-fill", "-fx-stroke", "-fx-icon-color", "-fx-border-color", "-rtfx-underline-color", "-color-slider-thumb-border");
    /// The selector of what may have any colour.
    private static final String FREE = ".logo";

    private static List<StyleRule> rules() throws IOException {
        return StyleRule.of(ThemeColoursTest.text("glasshive"));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void wordsAreReadableOnTheGroundOfTheirRule(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<String> faults = new ArrayList<>();
        for (StyleRule rule : rules()) {
            for (String words : words(rule)) {
                for (String ground : MATES.containsKey(words) ? List.<String>of() : grounds(rule)) {
                    for (Pair pair : pairs(words, ground)) {
                        check(faults, rule, pair, contrast(colours, pair), least(theme, pair.under()));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsWrittenOnAnyGroundIsReadable(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        Set<String> grounds = new TreeSet<>();
        for (StyleRule rule : rules()) {
            grounds(rule).stream().flatMap(ground -> pairs(ground, ground).stream()).map(Pair::over).filter(ground -> GROUND.matcher(ground).matches()).forEach(grounds::add);
        }
        // Stripes are checked where words stand on them.
        grounds.remove("unreadable-line");
        assertThat(grounds).contains("accent-soft", "error-soft", "ok-soft", "map-soft", "surface-hover", "unreadable");
        List<String> faults = new ArrayList<>();
        for (String ground : grounds) {
            for (String words : List.of("text", "muted", "link")) {
                Pair pair = new Pair(words, ground);
                check(faults, words, pair, contrast(colours, pair), least(theme, ground));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void codeIsReadableOnEveryGroundThatItsLinesHave(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<StyleRule> rules = rules();
        Set<String> grounds = new TreeSet<>();
        Set<String> tokens = new TreeSet<>();
        for (StyleRule rule : rules) {
            if (rule.selector().contains("main-selection") || rule.selector().contains(".found")) {
                grounds.addAll(rule.colours("-fx-fill").stream().filter(name -> GROUND.matcher(name).matches()).toList());
            } else if (rule.selector().contains("paragraph-box")) {
                grounds.addAll(grounds(rule));
            } else if (rule.selector().contains(".token-")) {
                tokens.addAll(rule.colours("-fx-fill"));
            }
        }
        assertThat(grounds).contains("scalar-soft", "error-soft", "accent-soft");
        assertThat(tokens).contains("packet", "muted");
        List<String> faults = new ArrayList<>();
        for (String ground : grounds) {
            for (String token : tokens) {
                Pair pair = new Pair(token, ground);
                check(faults, token, pair, contrast(colours, pair), least(theme, ground));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsFilledOrDrawnStandsOutFromItsGround(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<String> faults = new ArrayList<>();
        for (StyleRule rule : rules()) {
            if (rule.selector().equals(FREE)) {
                continue;
            }
            for (String drawn : graphics(rule)) {
                for (String ground : MATES.getOrDefault(drawn, groundsOrSurfaces(rule))) {
                    for (Pair pair : pairs(drawn, ground)) {
                        check(faults, rule, pair, contrast(colours, pair, rule.opacity()), GRAPHICS);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /// A rule for a state, such as `:changed`, tells it with its edge; one without may please only.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void edgesThatTellAStateStandOutOnBothSides(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<String> faults = new ArrayList<>();
        for (StyleRule rule : rules()) {
            List<List<String>> layers = rule.layers();
            for (int i = 0; i + 1 < layers.size(); i++) {
                for (String edge : layers.get(i)) {
                    boolean quiet = QUIET.matcher(edge).matches() || GROUND.matcher(edge).matches() || edge.equals("accent") && !rule.selector().contains(":");
                    if (quiet) {
                        continue;
                    }
                    List<String> beside = new ArrayList<>(layers.get(i + 1));
                    beside.removeIf(edge::equals);
                    beside.add("surface");
                    for (String other : beside) {
                        for (Pair pair : pairs(edge, other)) {
                            check(faults, rule, pair, contrast(colours, pair), GRAPHICS);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /// Of several buttons that are one choice, the chosen one is not told by its ground alone.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void theChosenButtonOfSeveralHasAnEdge(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<String> faults = new ArrayList<>();
        List<StyleRule> chosen = rules().stream().filter(rule -> rule.selector().endsWith(".toggle-button:selected")).toList();
        assertThat(chosen).hasSizeGreaterThan(1);
        for (StyleRule rule : chosen) {
            Pair pair = new Pair(rule.layers().getFirst().getFirst(), "surface");
            check(faults, rule, pair, contrast(colours, pair), GRAPHICS);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void progressStandsOutFromItsTrack(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        List<StyleRule> rules = new ArrayList<>(rules());
        rules.addAll(StyleRule.of(ThemeColoursTest.text(theme.title())));
        List<String> fills = rules.stream().flatMap(rule -> rule.colours("-color-progress-bar-fill").stream()).distinct().toList();
        List<String> tracks = StyleRule.of(ThemeColoursTest.text(theme.title())).stream().flatMap(rule -> rule.colours("-color-progress-bar-track").stream()).toList();
        if (tracks.isEmpty()) {
            tracks = rules.stream().flatMap(rule -> rule.colours("-color-progress-bar-track").stream()).distinct().toList();
        }
        assertThat(fills).isNotEmpty();
        assertThat(tracks).isNotEmpty();
        List<String> faults = new ArrayList<>();
        for (String fill : fills) {
            for (String track : tracks) {
                Pair pair = new Pair(fill, track);
                check(faults, "progress", pair, contrast(colours, pair), GRAPHICS);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void rangesAndMarksOfABarStandOutFromEachOther(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        StyleRule range = rule(".range-bar > .range");
        StyleRule reach = rule(".range-bar > .reach");
        StyleRule mark = rule(".range-bar > .mark");
        List<String> faults = new ArrayList<>();
        for (String within : reach.layers().getLast()) {
            pairs("kind", within).forEach(pair -> check(faults, range, pair, contrast(colours, pair, range.opacity()), GRAPHICS));
        }
        String seam = mark.layers().getFirst().getFirst();
        for (Pair pair : pairs("kind", seam)) {
            String filled = mixed(colour(colours, pair.over()), colour(colours, "surface-raised"), range.opacity());
            check(faults, mark, pair, ThemeColoursTest.contrast(filled, colour(colours, seam)), GRAPHICS);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void stepsToComeStandOutFromTheGround(Theme theme) throws IOException {
        Map<String, String> colours = ThemeColoursTest.colours(theme.title());
        double pale = theme == Theme.LIGHT ? TimelinePainter.PALE : TimelinePainter.PALE_ON_DARK;
        List<String> faults = new ArrayList<>();
        pairs("kind", "surface").forEach(pair -> check(faults, "bar", pair, contrast(colours, pair, pale), GRAPHICS));
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingThatIsWrittenIsMadePale() throws IOException {
        assertThat(rules()).filteredOn(rule -> rule.opacity() > 0 && rule.opacity() < 1).isNotEmpty().allSatisfy(rule -> assertThat(rule.layers()).as(rule.selector()).isNotEmpty());
    }

    private static StyleRule rule(String selector) throws IOException {
        return rules().stream().filter(rule -> rule.selector().equals(selector)).findFirst().orElseThrow();
    }

    /// A colour over another, by their names.
    private record Pair(String over, String under) {}

    /// The pairs that two names stand for: a kind is any of them, the same on both sides.
    private static List<Pair> pairs(String over, String under) {
        return named(over) || named(under) ? KINDS.stream().map(kind -> new Pair(of(kind, over), of(kind, under))).toList() : List.of(new Pair(over, under));
    }

    private static boolean named(String colour) {
        return colour.equals("kind") || colour.equals("kind-soft");
    }

    private static String of(String kind, String colour) {
        return switch (colour) {
            case "kind" -> kind;
            case "kind-soft" -> kind + "-soft";
            default -> colour;
        };
    }

    private static List<String> words(StyleRule rule) {
        List<String> words = new ArrayList<>(rule.colours("-fx-text-fill"));
        if (isWritten(rule)) {
            rule.colours("-fx-fill").stream().filter(name -> !GROUND.matcher(name).matches()).forEach(words::add);
        }
        return words;
    }

    private static boolean isWritten(StyleRule rule) {
        return WORDS.matcher(rule.selector()).find();
    }

    private static List<String> graphics(StyleRule rule) {
        List<String> drawn = new ArrayList<>();
        for (String property : DRAWN) {
            if (!property.equals("-fx-fill") || !isWritten(rule)) {
                drawn.addAll(rule.colours(property));
            }
        }
        if (rule.layers().size() == 1) {
            drawn.addAll(rule.layers().getFirst());
        }
        // A line beside a quotation and the light around what a lesson points to go with the accent of the theme.
        drawn.removeIf(name -> QUIET.matcher(name).matches() || GROUND.matcher(name).matches() || name.equals("accent") && !rule.selector().contains(":") && rule.layers().isEmpty());
        return drawn;
    }

    /// The uppermost layer of the background, if something may stand on it.
    private static List<String> grounds(StyleRule rule) {
        List<String> uppermost = rule.layers().isEmpty() ? List.of() : rule.layers().getLast();
        return uppermost.stream().filter(name -> GROUND.matcher(name).matches()).toList();
    }

    private static List<String> groundsOrSurfaces(StyleRule rule) {
        List<String> own = rule.layers().size() > 1 ? grounds(rule) : List.of();
        return own.isEmpty() ? SURFACES : own;
    }

    /// Stripes are as narrow as strokes, so that level AA is enough for what stands on them.
    private static double least(Theme theme, String ground) {
        return theme == Theme.HIGH_CONTRAST && !ground.equals("unreadable-line") ? MORE_TEXT : TEXT;
    }

    private static void check(List<String> faults, StyleRule rule, Pair pair, double contrast, double least) {
        check(faults, rule.selector(), pair, contrast, least);
    }

    private static void check(List<String> faults, String what, Pair pair, double contrast, double least) {
        if (contrast < least) {
            faults.add("%s: %s on %s has %.2f of %.1f".formatted(what, pair.over(), pair.under(), contrast, least));
        }
    }

    private static double contrast(Map<String, String> colours, Pair pair) {
        return contrast(colours, pair, 1);
    }

    private static double contrast(Map<String, String> colours, Pair pair, double opacity) {
        String under = colour(colours, pair.under());
        return ThemeColoursTest.contrast(mixed(colour(colours, pair.over()), under, opacity), under);
    }

    private static String colour(Map<String, String> colours, String name) {
        assertThat(colours).containsKey(name);
        return colours.getOrDefault(name, "");
    }

    private static String mixed(String over, String under, double opacity) {
        StringBuilder hex = new StringBuilder("#");
        for (int from = 1; from < over.length(); from += 2) {
            int a = Integer.parseInt(over.substring(from, from + 2), 16);
            int b = Integer.parseInt(under.substring(from, from + 2), 16);
            hex.append("%02x".formatted(Math.round(a * opacity + b * (1 - opacity))));
        }
        return hex.toString();
    }
}
