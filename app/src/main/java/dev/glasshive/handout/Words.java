package dev.glasshive.handout;

import dev.glasshive.page.Html;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a handout says of its own.
final class Words {
    private static final String BUNDLE = "dev.glasshive.handout.handout";

    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// In the language of the lesson, or in English where there are none in it.
    static Words in(String language) {
        Locale wanted = Locale.forLanguageTag(language);
        ResourceBundle found = ResourceBundle.getBundle(BUNDLE, wanted);
        // Without words in that language Java takes those of the computer's.
        return new Words(found.getLocale().getLanguage().equals(wanted.getLanguage()) ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
    }

    /// Whether these are the English ones.
    boolean isEnglish() {
        return bundle.getLocale().getLanguage().isEmpty();
    }

    /// The text under `key`, plain.
    String of(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }

    /// The text under `key`, for a page.
    String html(String key, Object... arguments) {
        return Html.escaped(of(key, arguments));
    }
}
