package dev.glasshive.app.editor;

import dev.glasshive.app.control.Stretch;
import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is looked for in a text, what was found, and at which of the matches the user is.
final class FindViewModel {
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty replacement = new SimpleStringProperty("");
    private final BooleanProperty matchesCase = new SimpleBooleanProperty();
    private final BooleanProperty isPattern = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private String text = "";

    /// What was found.
    ///
    /// @param current the number of the match that the user is at, from 0, or -1
    /// @param words how many there are, such as `3 of 17`
    /// @param fault why nothing can be found, or empty
    record State(List<Stretch> matches, int current, String words, String fault) {
        static final State NOTHING = new State(List.of(), -1, "", "");

        State {
            matches = List.copyOf(matches);
        }

        Optional<Stretch> match() {
            return current < 0 ? Optional.empty() : Optional.of(matches.get(current));
        }
    }

    StringProperty query() {
        return query;
    }

    StringProperty replacement() {
        return replacement;
    }

    BooleanProperty matchesCase() {
        return matchesCase;
    }

    BooleanProperty isPattern() {
        return isPattern;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    private Finder finder() {
        return new Finder(query.get(), matchesCase.get(), isPattern.get());
    }

    /// Looks in `where`; the user is at the first match from `from` on, or at the first of all.
    void look(String where, int from) {
        text = where;
        switch (finder().find(where)) {
            case Finder.Fault(String why) -> state.set(new State(List.of(), -1, "", why));
            case Finder.Found(List<Stretch> matches) -> at(matches, matches.isEmpty() ? -1 : Math.max(0, firstFrom(matches, from)));
        }
    }

    private static int firstFrom(List<Stretch> matches, int from) {
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).start() >= from) {
                return i;
            }
        }
        return -1;
    }

    private void at(List<Stretch> matches, int current) {
        String count = matches.size() < Finder.MOST ? Text.of("find.count", matches.size()) : Text.of("find.count.more", matches.size());
        String words = query.get().isEmpty() ? "" : matches.isEmpty() ? Text.of("find.none") : Text.of("find.current", current + 1, count);
        state.set(new State(matches, current, words, ""));
    }

    /// Goes to the next match behind `from`, or to the one before it; from the last one, to the first.
    void go(int direction, int from) {
        List<Stretch> matches = state.get().matches();
        if (matches.isEmpty()) {
            return;
        }
        int next = firstFrom(matches, from);
        int wanted = direction > 0 ? next : (next < 0 ? matches.size() : next) - 1;
        at(matches, wanted < 0 ? direction > 0 ? 0 : matches.size() - 1 : wanted);
    }

    /// What replaces the current match.
    List<TextEdit> replaceOne() {
        return state.get().match().map(match -> edits(new Stretch(match.start(), match.start() + 1))).orElse(List.of());
    }

    /// What replaces all of them.
    List<TextEdit> replaceAll() {
        return state.get().matches().isEmpty() ? List.of() : edits(new Stretch(0, Integer.MAX_VALUE));
    }

    private List<TextEdit> edits(Stretch only) {
        return switch (finder().replace(text, replacement.get(), only)) {
            case Finder.Edits(List<TextEdit> edits) -> edits;
            case Finder.Refused(String why) -> {
                state.set(new State(state.get().matches(), state.get().current(), state.get().words(), why));
                yield List.of();
            }
        };
    }
}
