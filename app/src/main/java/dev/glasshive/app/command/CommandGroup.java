package dev.glasshive.app.command;

import dev.glasshive.app.text.Text;
import java.util.Locale;

/// What a command is about; the order is that of the menu.
public enum CommandGroup {
    FILE,
    EDIT,
    RUN,
    VIEW,
    LESSONS,
    HELP;

    /// Its name for users.
    public String title() {
        return Text.of("group." + name().toLowerCase(Locale.ROOT));
    }
}
