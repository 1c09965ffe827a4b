package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.editor.HintChoice;
import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;

/// Which quiet words stand at the end of lines.
final class HintCommands {
    private static final String KEY = "hints";

    private final ObjectProperty<HintChoice> chosen;

    /// @param keep writes the settings
    HintCommands(ObjectProperty<HintChoice> chosen, Settings settings, Runnable keep) {
        this.chosen = chosen;
        String before = settings.text(KEY, HintChoice.BOTH.name());
        chosen.set(Arrays.stream(HintChoice.values()).filter(choice -> choice.name().equals(before)).findFirst().orElse(HintChoice.BOTH));
        chosen.subscribe((old, now) -> {
            settings.set(KEY, now.name());
            keep.run();
        });
    }

    void addTo(CommandRegistry registry) {
        for (HintChoice choice : HintChoice.values()) {
            registry.add(Command.of(CommandGroup.VIEW, "hints." + choice.name().toLowerCase(Locale.ROOT), () -> chosen.set(choice)).marked(Bindings.equal(chosen, choice)));
        }
        registry.add(Command.of(CommandGroup.VIEW, "hints.next", () -> chosen.set(HintChoice.values()[(chosen.get().ordinal() + 1) % HintChoice.values().length])).keys("Shortcut+Shift+H"));
    }
}
