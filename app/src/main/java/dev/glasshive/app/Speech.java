package dev.glasshive.app;

import dev.glasshive.app.control.Fonts;
import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import java.util.Optional;
import java.util.function.Predicate;

/// Speaks only what can be read: where no font has the letters of a language, English is spoken, and the user is told what to do.
final class Speech {
    /// With the value `all`, every language is taken to have its letters, as where nobody looks.
    static final String LETTERS = "glasshive.letters";

    private final Predicate<String> canDraw;

    /// @param canDraw whether some letters can be drawn
    Speech(Predicate<String> canDraw) {
        this.canDraw = canDraw;
    }

    /// With the fonts of this system.
    static Speech ofThisSystem() {
        return new Speech(letters -> "all".equals(System.getProperty(LETTERS)) || Fonts.canDraw(letters));
    }

    /// Speaks `wanted` from now on, or English.
    ///
    /// @return what to tell the user, if it is not what was wanted
    Optional<String> speak(Language wanted) {
        boolean readable = wanted.letters().isEmpty() || canDraw.test(wanted.letters());
        Text.speak(readable ? wanted : Language.ENGLISH);
        return readable ? Optional.empty() : Optional.of(Text.of("language.no-letters." + wanted.tag()));
    }
}
