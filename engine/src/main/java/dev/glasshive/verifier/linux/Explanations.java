package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Rejection.Category;
import dev.glasshive.verifier.Rejection.Explanation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in plain words what a message of the kernel means.
final class Explanations {
    private static final List<Entry> ENTRIES = Table.rows("verifier-explanations.csv").stream()
            .map(row -> new Entry(Pattern.compile(row[0]), Category.valueOf(row[1]), row[2], row[3], row[4])).toList();

    private Explanations() {}

    /// What is said of messages that match a pattern; `$1` and its like stand for what its groups found.
    private record Entry(Pattern pattern, Category category, String what, String why, String remedy) {}

    static Rejection explain(Candidate candidate, String message, int errno, int slot, List<Integer> path) {
        var line = slot < 0 ? java.util.Optional.<dev.glasshive.program.SourceLine>empty() : candidate.source().at(slot);
        for (Entry entry : ENTRIES) {
            Matcher matcher = entry.pattern.matcher(message);
            if (matcher.find()) {
                return new Rejection(entry.category, message, errno, slot, line,
                        new Explanation(filled(matcher, entry.what), filled(matcher, entry.why), filled(matcher, entry.remedy)), path);
            }
        }
        return new Rejection(Category.POLICY, message, errno, slot, line,
                new Explanation("The kernel refuses the program: " + message + ".", "The instruction breaks a rule of the verifier.",
                        "Look at the state before the instruction, and at the line of the log."), path);
    }

    private static String filled(Matcher matcher, String text) {
        String filled = text;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            filled = filled.replace("$" + i, String.valueOf(matcher.group(i)));
        }
        return filled;
    }
}
