package dev.glasshive.app.command;

import java.util.Locale;
import java.util.OptionalInt;

/// How well a text fits what somebody typed to find it.
final class FuzzyMatch {
    private static final int NEXT_TO_EACH_OTHER = 8;
    private static final int START_OF_WORD = 6;
    private static final int START_OF_TEXT = 4;
    private static final int IN_ONE_PIECE = 12;
    private static final int LETTERS_A_POINT = 3;

    private FuzzyMatch() {}

    /// How well `text` fits every word of `query`, in any order; higher is better. Absent where one of them is not in it, even with gaps.
    static OptionalInt score(String query, String text) {
        String where = text.toLowerCase(Locale.ROOT);
        int score = -where.length() / LETTERS_A_POINT;
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            OptionalInt fit = inOnePiece(word, where);
            if (fit.isEmpty()) {
                fit = withGaps(word, where);
            }
            if (fit.isEmpty()) {
                return fit;
            }
            score += fit.getAsInt();
        }
        return OptionalInt.of(score);
    }

    private static OptionalInt inOnePiece(String word, String where) {
        int best = where.indexOf(word);
        for (int at = best; at >= 0; at = where.indexOf(word, at + 1)) {
            if (startsWord(where, at)) {
                best = at;
                break;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(IN_ONE_PIECE + word.length() * NEXT_TO_EACH_OTHER + bonus(where, best));
    }

    private static OptionalInt withGaps(String word, String where) {
        int score = 0;
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            int at = next(word.charAt(i), where, from);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += i > 0 && at == from ? NEXT_TO_EACH_OTHER : bonus(where, at) - Math.min(at - from, NEXT_TO_EACH_OTHER);
            from = at + 1;
        }
        return OptionalInt.of(score);
    }

    /// The letter right here, or at the start of the next word that begins with it, or anywhere behind.
    private static int next(char letter, String where, int from) {
        int any = where.indexOf(letter, from);
        for (int at = any; at > from; at = where.indexOf(letter, at + 1)) {
            if (startsWord(where, at)) {
                return at;
            }
        }
        return any;
    }

    private static int bonus(String where, int at) {
        return (at == 0 ? START_OF_TEXT : 0) + (startsWord(where, at) ? START_OF_WORD : 0);
    }

    private static boolean startsWord(String where, int at) {
        return at == 0 || !Character.isLetterOrDigit(where.charAt(at - 1));
    }
}
