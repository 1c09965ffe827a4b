package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.PlatformTable;
import dev.glasshive.verifier.Rejection.Category;
import dev.glasshive.verifier.Rejection.Explanation;
import dev.glasshive.verifier.Rejection.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the verifier's messages mean, in plain words, from the assets.
final class Explanations {
    private static final List<Row> ROWS = PlatformTable.rows("windows", "verifier-explanations.csv").stream()
            .map(row -> new Row(Pattern.compile(row[1]), new Kind(Category.valueOf(row[2]), row[3], row[0], row[4]), row[5], row[6], row[7])).toList();

    private static final Pattern ONE = Pattern.compile("\\b1 bytes\\b");

    private Explanations() {}

    private record Row(Pattern pattern, Kind kind, String what, String why, String remedy) {}

    /// What a message belongs to, and what to say of it.
    record Explained(Kind kind, Explanation explanation) {}

    /// @param message without its place
    static Explained of(String message) {
        for (Row row : ROWS) {
            Matcher matcher = row.pattern.matcher(message);
            if (matcher.find()) {
                return new Explained(row.kind, new Explanation(said(matcher, row.what), said(matcher, row.why), said(matcher, row.remedy)));
            }
        }
        return new Explained(new Kind(Category.POLICY, "Operation is not allowed", "", "L34"),
                new Explanation("The verifier cannot prove this: " + message + ".", "It accepts only what it can prove for every run.", "Look at what is known before the instruction."));
    }

    /// What to say where each of the ways that meet at `slot` would do by itself.
    static Explanation joined(int slot) {
        return of("<joined> " + slot).explanation();
    }

    private static String said(Matcher matcher, String text) {
        String said = text;
        for (int i = 0; i <= matcher.groupCount(); i++) {
            said = said.replace("$" + i, matcher.group(i) == null ? "" : matcher.group(i));
        }
        return ONE.matcher(said).replaceAll("1 byte");
    }
}
