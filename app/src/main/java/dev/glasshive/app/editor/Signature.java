package dev.glasshive.app.editor;

import dev.glasshive.app.text.Text;
import dev.glasshive.platform.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The arguments of a helper, one a line, and its result.
record Signature(List<String> arguments, String result) {
    private static final int MOST_ARGUMENTS = 5;

    static Signature of(Helper helper) {
        List<String> parameters = parameters(helper.prototype());
        int count = Math.min(MOST_ARGUMENTS, Math.max(parameters.size(), helper.arguments().size()));
        int width = parameters.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String parameter = i < parameters.size() ? parameters.get(i) : "";
            String kind = i < helper.arguments().size() ? Text.of("word.argument." + helper.arguments().get(i).name().toLowerCase(Locale.ROOT)) : "";
            lines.add(("r" + (i + 1) + "  " + parameter + " ".repeat(width - parameter.length()) + "  " + kind).stripTrailing());
        }
        return new Signature(lines.isEmpty() ? List.of(Text.of(helper.prototype().isEmpty() ? "word.unknown" : "word.no-arguments")) : lines, result(helper));
    }

    private static String result(Helper helper) {
        int end = helper.prototype().indexOf(helper.name());
        String type = end > 0 ? helper.prototype().substring(0, end).strip() : "";
        String key = switch (helper.result()) {
            case "map_value_or_null" -> "word.result.map-value";
            case "integer" -> "word.result.integer";
            default -> "word.result.unknown";
        };
        return Text.of(key, type.isEmpty() ? "r0" : "r0, " + type);
    }

    /// What stands between the outermost brackets, at commas that lie in no others.
    private static List<String> parameters(String prototype) {
        int start = prototype.indexOf('(');
        int end = prototype.lastIndexOf(')');
        List<String> found = new ArrayList<>();
        int depth = 0;
        int from = start + 1;
        for (int i = from; start >= 0 && i <= end; i++) {
            char c = prototype.charAt(i);
            depth += c == '(' ? 1 : c == ')' && i < end ? -1 : 0;
            if (i == end || c == ',' && depth == 0) {
                found.add(prototype.substring(from, i).strip());
                from = i + 1;
            }
        }
        found.removeIf(parameter -> parameter.isEmpty() || parameter.equals("void"));
        return found;
    }
}
