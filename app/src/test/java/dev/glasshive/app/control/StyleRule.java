package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule of a stylesheet, as far as its colours matter.
///
/// @param properties by name; of one that is set twice the last is kept
record StyleRule(String selector, Map<String, String> properties) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern COLOUR = Pattern.compile("(?<![\\w-])-gh-([a-z-]+)");
    private static final Pattern BETWEEN_LAYERS = Pattern.compile(",(?![^(]*\\))");
    private static final String BACKGROUND = "-fx-background-color";

    /// Copies what it is given.
    StyleRule {
        properties = Map.copyOf(properties);
    }

    /// The rules of a sheet in their order.
    static List<StyleRule> of(String sheet) {
        List<StyleRule> rules = new ArrayList<>();
        Matcher matcher = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
        while (matcher.find()) {
            Map<String, String> properties = new LinkedHashMap<>();
            for (String declaration : matcher.group(2).split(";", -1)) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                    properties.put(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
                }
            }
            rules.add(new StyleRule(matcher.group(1).strip(), properties));
        }
        return rules;
    }

    /// The colours that a property names, without their prefix.
    List<String> colours(String property) {
        return colour(properties.getOrDefault(property, ""));
    }

    /// The colours of each layer of the background, the lowest first; a layer of stripes has several, one without a colour of the theme none.
    List<List<String>> layers() {
        String background = properties.get(BACKGROUND);
        return background == null ? List.of() : Arrays.stream(BETWEEN_LAYERS.split(background)).map(StyleRule::colour).toList();
    }

    /// How much of its colours is seen.
    double opacity() {
        return Double.parseDouble(properties.getOrDefault("-fx-opacity", "1"));
    }

    private static List<String> colour(String value) {
        return COLOUR.matcher(value).results().map(found -> found.group(1)).toList();
    }
}
