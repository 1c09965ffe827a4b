package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import java.util.Locale;

/// The tabs of the dock under the editor, in their order.
enum DockTab {
    TIMELINE("Shortcut+1"),
    PATHS("Shortcut+2"),
    FLOW("Shortcut+3"),
    LOG("Shortcut+4"),
    CONSOLE("Shortcut+5"),
    WORLD("Shortcut+6"),
    WHY("Shortcut+7"),
    STOPS("Shortcut+8"),
    PORTABILITY("Shortcut+9"),
    LIFE("Shortcut+Shift+9"),
    JIT("Shortcut+Shift+8");

    private final String keys;

    DockTab(String keys) {
        this.keys = keys;
    }

    /// Its name in files and commands.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its name for users.
    String title() {
        return Text.of("dock." + id());
    }

    /// The keys that bring it to the front.
    String keys() {
        return keys;
    }
}
