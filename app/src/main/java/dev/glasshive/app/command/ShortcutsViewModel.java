package dev.glasshive.app.command;

import dev.glasshive.app.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The list of all keys, and what it takes to change one.
public final class ShortcutsViewModel {
    private final CommandRegistry commands;
    private final KeyMap keys;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Change>> change = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// A command and its keys.
    ///
    /// @param keys in words, with commas between; empty where there are none
    /// @param chosen whether the user chose them
    public record Row(Command command, String keys, boolean chosen) {}

    /// A change of keys that is going on.
    ///
    /// @param pressed what was pressed so far
    /// @param words what to say about it
    /// @param mayTake whether it can be taken
    public record Change(Command command, Optional<KeySequence> pressed, String words, boolean mayTake) {}

    public ShortcutsViewModel(CommandRegistry commands, KeyMap keys) {
        this.commands = commands;
        this.keys = keys;
        query.subscribe(text -> refresh());
        keys.changes().subscribe(this::refresh);
    }

    /// What is looked for: words of a title, or keys.
    public StringProperty query() {
        return query;
    }

    /// The commands that fit it; those without keys come last.
    public ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// The change that is going on.
    public ReadOnlyObjectProperty<Optional<Change>> change() {
        return change.getReadOnlyProperty();
    }

    /// Begins anew, with everything in sight.
    public void open() {
        change.set(Optional.empty());
        query.set("");
        refresh();
    }

    /// Begins to change the keys of `command`.
    public void begin(Command command) {
        change.set(Optional.of(new Change(command, Optional.empty(), Text.of("shortcuts.press"), false)));
    }

    /// Takes note of keys that were pressed during a change; a second press makes a sequence of two.
    public void press(KeySequence stroke) {
        change.get().ifPresent(now -> {
            KeySequence all = now.pressed().map(before -> before.then(stroke)).orElse(stroke);
            change.set(Optional.of(judge(now.command(), all)));
        });
    }

    private Change judge(Command command, KeySequence pressed) {
        if (pressed.isTyped()) {
            return new Change(command, Optional.empty(), Text.of("shortcuts.typed", pressed.words()), false);
        }
        String words = keys.rival(command, pressed).map(rival -> Text.of("shortcuts.taken", rival.title())).orElseGet(() -> Text.of("shortcuts.free"));
        return new Change(command, Optional.of(pressed), words, true);
    }

    /// Ends the change and takes what was pressed, from another command if need be.
    public void take() {
        change.get().filter(Change::mayTake).ifPresent(now -> {
            change.set(Optional.empty());
            now.pressed().ifPresent(pressed -> keys.choose(now.command(), pressed));
        });
    }

    /// Ends the change; everything stays as it was.
    public void cancel() {
        change.set(Optional.empty());
    }

    /// Leaves `command` without keys.
    public void clear(Command command) {
        keys.clear(command);
    }

    /// Gives `command` back the keys that it came with.
    public void reset(Command command) {
        keys.reset(command);
    }

    /// Gives all commands back the keys that they came with.
    public void resetAll() {
        keys.resetAll();
    }

    private void refresh() {
        rows.set(commands.all().stream().map(this::row).filter(this::fits)
                .sorted(Comparator.comparing((Row row) -> row.keys().isEmpty()).thenComparing(row -> row.command().group())).toList());
    }

    private Row row(Command command) {
        String words = keys.keys(command).stream().map(KeySequence::words).collect(Collectors.joining(", "));
        return new Row(command, words, keys.isChosen(command));
    }

    private boolean fits(Row row) {
        return query.get().isBlank()
                || FuzzyMatch.score(query.get(), row.command().title() + " " + row.command().label()).orElse(0) > 0
                || row.keys().replace("+", "").toLowerCase(Locale.ROOT).contains(query.get().replace("+", "").toLowerCase(Locale.ROOT));
    }
}
