package dev.glasshive.handout;

import dev.glasshive.page.Html;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a handout says of its own.
final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.glasshive.handout.handout", Locale.ROOT);

    private Words() {}

    /// The text under `key`, plain.
    static String of(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(words);
    }

    /// The text under `key`, for a page.
    static String html(String key, Object... arguments) {
        return Html.escaped(of(key, arguments));
    }
}
