package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The languages that the window speaks, as the user chooses between them.
final class Languages {
    private static final String KEY = "language";

    private final Settings settings;
    private final Runnable keep;
    private Runnable onChosen = () -> { };

    /// @param keep writes the settings
    Languages(Settings settings, Runnable keep) {
        this.settings = settings;
        this.keep = keep;
    }

    /// The language that `settings` remember, or that of the user's system.
    static Language of(Settings settings) {
        return chosen(settings).orElseGet(() -> Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
    }

    /// Sets what happens after another language was chosen.
    void onChosen(Runnable action) {
        onChosen = action;
    }

    void addTo(CommandRegistry registry) {
        for (Language each : Language.values()) {
            registry.add(Command.of(CommandGroup.VIEW, "language." + each.tag(), () -> choose(Optional.of(each))).marked(new ReadOnlyBooleanWrapper(each == Text.language())));
        }
        registry.add(Command.of(CommandGroup.VIEW, "language.system", () -> choose(Optional.empty())));
    }

    private void choose(Optional<Language> wanted) {
        settings.set(KEY, wanted.map(Language::tag).orElse(""));
        keep.run();
        Language next = of(settings);
        if (next != Text.language()) {
            Text.speak(next);
            onChosen.run();
        }
    }

    private static Optional<Language> chosen(Settings settings) {
        return Language.tagged(settings.text(KEY, ""));
    }
}
