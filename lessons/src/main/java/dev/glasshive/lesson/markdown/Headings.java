package dev.glasshive.lesson.markdown;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts the steps of a lesson without taking its Markdown apart.
final class Headings {
    private static final Pattern STEP = Pattern.compile(" {0,3}##(?:[ \\t].*)?");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

    private Headings() {}

    /// How many lines of `markdown` begin a step; what stands in a fenced block does not.
    static int count(List<String> markdown) {
        int count = 0;
        String open = "";
        for (String line : markdown) {
            if (!mayMatter(line)) {
                continue;
            }
            Matcher fence = FENCE.matcher(line);
            if (!open.isEmpty()) {
                boolean closes = fence.matches() && fence.group(1).startsWith(open) && fence.group(2).isBlank();
                open = closes ? "" : open;
            } else if (fence.matches()) {
                open = fence.group(1);
            } else if (STEP.matcher(line).matches()) {
                count++;
            }
        }
        return count;
    }

    /// Most lines are neither a heading nor a fence, which one look at their first letter tells.
    private static boolean mayMatter(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && "#`~".indexOf(line.charAt(at)) >= 0;
    }
}
