package dev.glasshive.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The words of the window in the user's language.
public final class Text {
    private static final String BUNDLE = "dev.glasshive.app.messages";

    private Text() {}

    /// The words under `key`, with `{0}` and so on replaced by `arguments`.
    ///
    /// @throws MissingResourceException if no bundle has the key, which is a bug
    public static String of(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, Locale.getDefault(Locale.Category.DISPLAY)).getString(key);
        return arguments.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
