package dev.glasshive.app.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language that the window speaks.
public enum Language {
    /// The language that has every word.
    ENGLISH("en", Locale.ROOT, ""),
    /// Simplified Chinese.
    CHINESE("zh", Locale.CHINESE, "中文语");

    private final String tag;
    private final Locale bundle;
    private final String letters;

    Language(String tag, Locale bundle, String letters) {
        this.tag = tag;
        this.bundle = bundle;
        this.letters = letters;
    }

    /// Its name in files and on the command line, such as `zh`.
    public String tag() {
        return tag;
    }

    /// What finds its bundle. English has the one that stands behind all others.
    Locale bundle() {
        return bundle;
    }

    /// A few letters that a font of the system must have; empty where the fonts that are shipped have them all.
    public String letters() {
        return letters;
    }

    /// The language with that tag.
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /// The language for a user of `locale`.
    public static Language of(Locale locale) {
        return tagged(locale.getLanguage()).orElse(ENGLISH);
    }
}
