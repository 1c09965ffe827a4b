package dev.glasshive.app.editor;

import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.text.Text;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.asm.SourceNames.Definition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Another name for a label, a function, a map or a program of a text.
///
/// @param isHelper whether the platform has a helper of a name
record Renaming(String text, SourceNames names, Definition definition, Predicate<String> isHelper) {

    /// The renaming of what is named at a place, if anything is.
    static Optional<Renaming> at(String text, int line, int column, Predicate<String> isHelper) {
        SourceNames names = SourceNames.of(text);
        return names.at(line, column).map(definition -> new Renaming(text, names, definition, isHelper));
    }

    /// What it is and where, for people.
    String title() {
        int places = names.places(definition).size();
        return Text.of("rename.title", Text.of("sort." + definition.sort().name().toLowerCase(Locale.ROOT)), definition.name(), places);
    }

    /// Why it cannot be called `name`.
    Optional<String> fault(String name) {
        if (name.equals(definition.name())) {
            return Optional.empty();
        }
        if (!SourceNames.isPlain(name)) {
            return Optional.of(Text.of(name.isBlank() ? "rename.empty" : "rename.illegal"));
        }
        Optional<Definition> taken = names.taken(definition, name);
        if (taken.isPresent()) {
            return Optional.of(Text.of("rename.taken", Text.of("sort." + taken.get().sort().name().toLowerCase(Locale.ROOT)), name, taken.get().place().line() + 1));
        }
        return isHelper.test(name) ? Optional.of(Text.of("rename.helper", name)) : Optional.empty();
    }

    /// What calls it `name` everywhere.
    List<TextEdit> edits(String name) {
        TextLines lines = new TextLines(text);
        return name.equals(definition.name()) ? List.of() : names.places(definition).stream()
                .map(place -> new TextEdit(lines.start(place.line()) + place.start(), lines.start(place.line()) + place.end(), name)).toList();
    }
}
