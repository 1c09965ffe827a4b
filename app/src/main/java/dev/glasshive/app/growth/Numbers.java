package dev.glasshive.app.growth;

import dev.glasshive.app.growth.Detail.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A number is known twice, with a sign and without one. Where both say the same, once is enough.
final class Numbers {
    private static final String SIGNED = ".svalue";
    private static final String UNSIGNED = ".uvalue";

    private Numbers() {}

    static List<Change> merged(List<Change> changes) {
        List<Change> merged = new ArrayList<>();
        for (Change change : changes) {
            Optional<Change> twin = other(change.about()).flatMap(name -> changes.stream().filter(c -> c.about().equals(name)).findFirst())
                    .filter(c -> c.sides().equals(change.sides()) && c.after().equals(change.after()));
            if (twin.isEmpty()) {
                merged.add(change);
            } else if (change.about().endsWith(SIGNED)) {
                String name = change.about().substring(0, change.about().length() - SIGNED.length());
                merged.add(new Change(name, change.sides(), change.after(), name + change.spoken().substring(change.about().length())));
            }
        }
        return merged;
    }

    private static Optional<String> other(String about) {
        return about.endsWith(SIGNED) ? Optional.of(about.substring(0, about.length() - SIGNED.length()) + UNSIGNED)
                : about.endsWith(UNSIGNED) ? Optional.of(about.substring(0, about.length() - UNSIGNED.length()) + SIGNED) : Optional.empty();
    }
}
