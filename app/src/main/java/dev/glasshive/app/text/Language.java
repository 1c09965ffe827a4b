package dev.glasshive.app.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language that the window speaks.
public enum Language {
    /// The language that has every word.
    ENGLISH("en", Locale.ROOT),
    /// Simplified Chinese.
    CHINESE("zh", Locale.CHINESE);

    private final String tag;
    private final Locale bundle;

    Language(String tag, Locale bundle) {
        this.tag = tag;
        this.bundle = bundle;
    }

    /// Its name in files and on the command line, such as `zh`.
    public String tag() {
        return tag;
    }

    /// What finds its bundle. English has the one that stands behind all others.
    Locale bundle() {
        return bundle;
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
