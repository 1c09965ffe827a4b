package dev.glasshive.lesson;

import java.text.Normalizer;
import java.util.Locale;

/// The rule by which two names mean one learner: letter case, width, normal form and surrounding or doubled spaces make no difference.
public final class LearnerName {
    /// The longest name, in letters.
    public static final int LONGEST = 100;

    private LearnerName() {}

    /// One text for all ways to write `name`.
    public static String key(String name) {
        String spaced = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("(?U)\\s+", " ").strip();
        // Upper case first, so that letters with two lower cases, such as sigma, and those that become two, such as sharp s, are one.
        return Normalizer.normalize(spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    /// Whether both mean one learner.
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /// Whether `name` has more than [#LONGEST] letters.
    public static boolean isTooLong(String name) {
        String own = name.strip();
        return own.codePointCount(0, own.length()) > LONGEST;
    }

    /// Whether somebody can be called so: 1 to [#LONGEST] letters without the spaces around them.
    public static boolean isName(String name) {
        return !key(name).isEmpty() && !isTooLong(name);
    }
}
