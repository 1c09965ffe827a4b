package dev.glasshive.verifier.linux;

import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Rejection.Category;
import dev.glasshive.verifier.Rejection.Explanation;
import dev.glasshive.verifier.Rejection.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in plain words what a message of the kernel means, in the wording of any kernel.
public final class Explanations {
    private static final List<Entry> ENTRIES = Table.rows("verifier-explanations.csv").stream()
            .map(row -> new Entry(Pattern.compile(row[1]), new Kind(Category.valueOf(row[2]), row[3], row[0], row[4]), row[5], row[6], row[7])).toList();
    private static final Kind UNKNOWN = new Kind(Category.POLICY, "Operation is not allowed", "", "L34");
    private static final Pattern ONE = Pattern.compile("(?<!\\S)1 bytes\\b");
    private static final Pattern WORD = Pattern.compile("\\{(\\??)(\\w+)}");

    private static final int LONGEST_MESSAGE = 1000;

    private Explanations() {}

    /// What is said of messages that match a pattern; `$1` and its like stand for what its groups found, `{words}` for facts.
    private record Entry(Pattern pattern, Kind kind, String what, String why, String remedy) {}

    /// What a message belongs to, and what to say of it.
    record Explained(Kind kind, Explanation explanation) {}

    /// Whether the table has words of its own for `message`.
    public static boolean knows(String message) {
        return !message.isEmpty() && message.length() <= LONGEST_MESSAGE && ENTRIES.stream().anyMatch(entry -> entry.pattern.matcher(message).find());
    }

    /// The rejection that `message` states, explained from its words alone.
    ///
    /// @param errno that came with it, 0 where nobody knows
    /// @param slot of the instruction at fault, or -1
    public static Rejection explain(String message, int errno, int slot, Optional<SourceLine> line, List<Integer> path) {
        return explain(message, errno, slot, line, path, Map.of());
    }

    /// The same, with `facts` from elsewhere in the log.
    public static Rejection explain(String message, int errno, int slot, Optional<SourceLine> line, List<Integer> path, Map<String, String> facts) {
        Explained explained = explain(message, facts);
        return new Rejection(message, errno, slot, line, explained.kind(), explained.explanation(), List.of(), List.of(), List.of(), path);
    }

    /// @param facts about the rejection, by name
    static Explained explain(String message, Map<String, String> facts) {
        for (Entry entry : ENTRIES) {
            Matcher matcher = entry.pattern.matcher(message);
            if (message.length() <= LONGEST_MESSAGE && matcher.find()) {
                return new Explained(entry.kind, new Explanation(said(matcher, entry.what, facts), said(matcher, entry.why, facts), said(matcher, entry.remedy, facts)));
            }
        }
        return new Explained(UNKNOWN, new Explanation("The kernel refuses the program: " + message + ".", "The instruction breaks a rule of the verifier.",
                "Look at the state before the instruction, and at the line of the log."));
    }

    /// The first alternative of which all facts are known.
    private static String said(Matcher matcher, String text, Map<String, String> facts) {
        String[] alternatives = text.split("\\|", -1);
        for (String alternative : alternatives) {
            Optional<String> said = filled(alternative, facts);
            if (said.isPresent()) {
                return grouped(matcher, said.get());
            }
        }
        return grouped(matcher, WORD.matcher(alternatives[alternatives.length - 1]).replaceAll(""));
    }

    private static Optional<String> filled(String text, Map<String, String> facts) {
        StringBuilder filled = new StringBuilder();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String fact = facts.get(word.group(2));
            if (fact == null) {
                return Optional.empty();
            }
            word.appendReplacement(filled, Matcher.quoteReplacement(word.group(1).isEmpty() ? fact : ""));
        }
        return Optional.of(word.appendTail(filled).toString());
    }

    private static String grouped(Matcher matcher, String text) {
        String filled = text;
        for (int i = 0; i <= matcher.groupCount(); i++) {
            filled = filled.replace("$" + i, matcher.group(i) == null ? "" : matcher.group(i));
        }
        return ONE.matcher(filled).replaceAll("1 byte");
    }
}
