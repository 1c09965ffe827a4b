package dev.glasshive.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The words of the window in the user's language.
public final class Text {
    private static final String BUNDLE = "dev.glasshive.app.messages";

    private static volatile Language language = Language.ENGLISH;

    private Text() {}

    /// The language that is spoken.
    public static Language language() {
        return language;
    }

    /// Speaks another language from now on. What was read before stays as it is.
    public static void speak(Language other) {
        language = other;
    }

    /// The words under `key`, with `{0}` and so on replaced by `arguments`; in English where the language does not have them.
    ///
    /// @throws MissingResourceException if no bundle has the key, which is a bug
    public static String of(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, language.bundle()).getString(key);
        return arguments.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
