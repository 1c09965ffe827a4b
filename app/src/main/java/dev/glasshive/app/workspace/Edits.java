package dev.glasshive.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What runs are given, and what they were given before the user changed it.
///
/// @param past the oldest first; at most [#MOST]
/// @param future what was undone; the next to be done again first
/// @param example what was lent to show something of the document that is open, and what came before it; no other document is run with it
public record Edits(List<Given> past, Given now, List<Given> future, Optional<Example> example) {
    /// How many changes can be undone.
    public static final int MOST = 50;

    /// Copies what it is given.
    public Edits {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /// `now` without a past.
    public static Edits of(Given now) {
        return new Edits(List.of(), now, List.of(), Optional.empty());
    }

    /// What runs are given to show something, in place of `before`.
    public record Example(Given lent, Given before) {}

    /// These, changed once more for as long as the document is open and the user leaves it as it is. An example that is there makes place.
    Edits lent(Given next) {
        Given own = isExample() ? example.orElseThrow().before : now;
        Edits changed = then(next);
        return new Edits(changed.past, changed.now, changed.future, Optional.of(new Example(next, own)));
    }

    /// These without what was lent for another document.
    Edits returned() {
        return isExample() ? new Edits(past, example.orElseThrow().before, List.of(), Optional.empty()) : this;
    }

    /// What the user has changed is theirs.
    private boolean isExample() {
        return example.filter(its -> its.lent.equals(now)).isPresent();
    }

    /// These, changed once more.
    Edits then(Given next) {
        if (next.equals(now)) {
            return this;
        }
        List<Given> before = new ArrayList<>(past);
        before.add(now);
        return new Edits(before.subList(Math.max(0, before.size() - MOST), before.size()), next, List.of(), example);
    }

    /// Whether there is something to undo.
    public boolean canUndo() {
        return !past.isEmpty();
    }

    /// Whether something was undone.
    public boolean canRedo() {
        return !future.isEmpty();
    }

    /// These before the last change.
    Edits undone() {
        if (past.isEmpty()) {
            return this;
        }
        List<Given> ahead = new ArrayList<>(List.of(now));
        ahead.addAll(future);
        return new Edits(past.subList(0, past.size() - 1), past.getLast(), ahead, example);
    }

    /// These with what was undone last done again.
    Edits redone() {
        if (future.isEmpty()) {
            return this;
        }
        List<Given> before = new ArrayList<>(past);
        before.add(now);
        return new Edits(before, future.getFirst(), future.subList(1, future.size()), example);
    }
}
