package dev.glasshive.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the commands say, from the resource bundle that also holds their help.
final class Messages {
    static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.glasshive.cli.messages", Locale.ROOT);

    private Messages() {}

    /// The text under `key` with its `{0}` places filled in.
    static String text(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            // Numbers go out as programs read them, without separators.
            words[i] = arguments[i].toString();
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(words);
    }
}
