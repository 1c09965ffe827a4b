package dev.glasshive.verifier.linux;

import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Rejection.Category;
import dev.glasshive.verifier.Rejection.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in plain words what a message of the kernel means, in the wording of any kernel.
public final class Explanations {
    private static final List<Entry> ENTRIES = Table.rows("verifier-explanations.csv").stream()
            .map(row -> new Entry(Pattern.compile(row[0]), Category.valueOf(row[1]), row[2], row[3], row[4])).toList();

    private static final int LONGEST_MESSAGE = 1000;

    private Explanations() {}

    /// What is said of messages that match a pattern; `$1` and its like stand for what its groups found.
    private record Entry(Pattern pattern, Category category, String what, String why, String remedy) {}

    /// Whether `message` is one that has an explanation of its own.
    public static boolean knows(String message) {
        return message.length() <= LONGEST_MESSAGE && ENTRIES.stream().anyMatch(entry -> entry.pattern.matcher(message).find());
    }

    /// The rejection that `message` states, with the explanation that fits best.
    ///
    /// @param errno that came with it, 0 where nobody knows
    /// @param slot of the instruction at fault, or -1
    public static Rejection explain(String message, int errno, int slot, Optional<SourceLine> line, List<Integer> path) {
        for (Entry entry : ENTRIES) {
            Matcher matcher = entry.pattern.matcher(message);
            if (message.length() <= LONGEST_MESSAGE && matcher.find()) {
                return new Rejection(entry.category, message, errno, slot, line,
                        new Explanation(filled(matcher, entry.what), filled(matcher, entry.why), filled(matcher, entry.remedy)), path);
            }
        }
        return new Rejection(Category.POLICY, message, errno, slot, line,
                new Explanation("The kernel refuses the program: " + message + ".", "The instruction breaks a rule of the verifier.",
                        "Look at the state before the instruction, and at the line of the log."), path);
    }

    static Rejection explain(Candidate candidate, String message, int errno, int slot, List<Integer> path) {
        return explain(message, errno, slot, slot < 0 ? Optional.empty() : candidate.source().at(slot), path);
    }

    private static String filled(Matcher matcher, String text) {
        String filled = text;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            filled = filled.replace("$" + i, matcher.group(i) == null ? "" : matcher.group(i));
        }
        return filled;
    }
}
