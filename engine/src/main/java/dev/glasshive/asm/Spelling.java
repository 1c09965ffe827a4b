package dev.glasshive.asm;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a misspelt one was meant to be: the nearest by edit distance, if it is near enough.
final class Spelling {
    /// Longer words are not compared: nobody misspells them into reach, and the table grows with the square.
    private static final int LONGEST = 64;

    private Spelling() {}

    /// `did you mean X?` for the best candidate, or an empty string.
    static String suggestion(String word, Collection<String> candidates) {
        return closest(word, candidates).map(name -> "did you mean " + name + "?").orElse("");
    }

    static Optional<String> closest(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / 4);
        String best = null;
        int distance = allowed + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > allowed) {
                continue;
            }
            int current = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (current < distance || current == distance && best != null && candidate.compareTo(best) < 0) {
                best = candidate;
                distance = current;
            }
        }
        return Optional.ofNullable(best).or(() -> continuation(wanted, candidates));
    }

    /// The shortest candidate that begins with `word`, for names that broke off.
    private static Optional<String> continuation(String word, Collection<String> candidates) {
        if (word.length() < 4) {
            return Optional.empty();
        }
        return candidates.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(word))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
