package dev.glasshive.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the palette offers: the commands that fit what was typed, the best first.
public final class PaletteViewModel {
    private static final int MOST_REMEMBERED = 5;

    private final CommandRegistry commands;
    private final KeyMap keys;
    private final Supplier<List<Command>> more;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final List<String> ran = new ArrayList<>();

    /// A line of the palette.
    ///
    /// @param keys that run it, in words; empty where there are none
    public record Entry(Command command, String keys) {}

    private record Found(Command command, int score) {}

    /// @param more commands that come and go, such as files opened before
    public PaletteViewModel(CommandRegistry commands, KeyMap keys, Supplier<List<Command>> more) {
        this.commands = commands;
        this.keys = keys;
        this.more = more;
        query.subscribe(text -> refresh());
    }

    /// What was typed.
    public StringProperty query() {
        return query;
    }

    /// What fits it.
    public ReadOnlyObjectProperty<List<Entry>> entries() {
        return entries.getReadOnlyProperty();
    }

    /// Begins anew, with nothing typed.
    public void open() {
        query.set("");
        refresh();
    }

    /// Runs what `entry` offers and remembers it, so that it is offered first next time.
    public void run(Entry entry) {
        ran.remove(entry.command().id());
        ran.addFirst(entry.command().id());
        if (ran.size() > MOST_REMEMBERED) {
            ran.removeLast();
        }
        entry.command().run();
    }

    private void refresh() {
        entries.set(Stream.concat(commands.all().stream(), more.get().stream()).flatMap(command -> fit(command).stream())
                .sorted(Comparator.comparing((Found found) -> !found.command().enabled().get()).thenComparingInt(found -> -found.score()))
                .map(found -> new Entry(found.command(), keys.words(found.command()))).toList());
    }

    private Optional<Found> fit(Command command) {
        if (query.get().isBlank()) {
            int before = ran.indexOf(command.id());
            return Optional.of(new Found(command, before < 0 ? 0 : MOST_REMEMBERED - before));
        }
        OptionalInt score = FuzzyMatch.score(query.get(), command.title() + " " + command.label());
        return score.isPresent() ? Optional.of(new Found(command, score.getAsInt())) : Optional.empty();
    }
}
