package dev.glasshive.app.workspace;

import java.util.ArrayList;
import java.util.List;

/// What runs are given, and what they were given before the user changed it.
///
/// @param past the oldest first; at most [#MOST]
/// @param future what was undone; the next to be done again first
public record Edits(List<Given> past, Given now, List<Given> future) {
    /// How many changes can be undone.
    public static final int MOST = 50;

    /// Copies what it is given.
    public Edits {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /// `now` without a past.
    public static Edits of(Given now) {
        return new Edits(List.of(), now, List.of());
    }

    /// These, changed once more.
    Edits then(Given next) {
        if (next.equals(now)) {
            return this;
        }
        List<Given> before = new ArrayList<>(past);
        before.add(now);
        return new Edits(before.subList(Math.max(0, before.size() - MOST), before.size()), next, List.of());
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
        return new Edits(past.subList(0, past.size() - 1), past.getLast(), ahead);
    }

    /// These with what was undone last done again.
    Edits redone() {
        if (future.isEmpty()) {
            return this;
        }
        List<Given> before = new ArrayList<>(past);
        before.add(now);
        return new Edits(before, future.getFirst(), future.subList(1, future.size()));
    }
}
