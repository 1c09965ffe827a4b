package dev.glasshive.app.rejection;

import java.util.List;
import java.util.Optional;

/// What can be done about a rejection, as far as it is known.
///
/// @param found whether the search is over
/// @param choices the best first
/// @param index of the one that is shown
public record Fixes(boolean found, List<FixChoice> choices, int index) {
    static final Fixes SEARCHING = new Fixes(false, List.of(), 0);
    static final Fixes NONE = new Fixes(true, List.of(), 0);

    /// Copies what it is given.
    public Fixes {
        choices = List.copyOf(choices);
    }

    /// The one that is shown.
    public Optional<FixChoice> shown() {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(index));
    }

    /// The next one, `distance` away; behind the last comes the first.
    Fixes moved(int distance) {
        return choices.isEmpty() ? this : new Fixes(found, choices, Math.floorMod(index + distance, choices.size()));
    }
}
