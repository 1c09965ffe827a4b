package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The languages that the window speaks, as the user chooses between them.
final class Languages {
    private static final String KEY = "language";

    private final Settings settings;
    private final Runnable keep;
    private final Consumer<String> tell;
    private Runnable onChosen = () -> { };

    /// @param keep writes the settings
    /// @param tell tells the user why another language is spoken than was chosen
    Languages(Settings settings, Runnable keep, Consumer<String> tell) {
        this.settings = settings;
        this.keep = keep;
        this.tell = tell;
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
        Language before = Text.language();
        Speech.ofThisSystem().speak(of(settings)).ifPresent(tell);
        if (before != Text.language()) {
            onChosen.run();
        }
    }

    private static Optional<Language> chosen(Settings settings) {
        return Language.tagged(settings.text(KEY, ""));
    }
}
