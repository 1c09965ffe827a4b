package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Prototype.ArgumentKind;
import dev.glasshive.verifier.linux.Prototype.Callers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The helpers of Linux 6.18, from the assets.
final class HelperTable {
    private static final HelperTable LINUX = new HelperTable();

    private final Map<Integer, Prototype> byId = new HashMap<>();

    private HelperTable() {
        for (String[] row : Table.rows("verifier-helpers.csv")) {
            int id = Integer.parseInt(row[0]);
            byId.put(id, new Prototype(id, Callers.of(Table.words(row[1])), row[2].equals("gpl"),
                    Table.words(row[3]).stream().map(word -> ArgumentKind.valueOf(word.toUpperCase(Locale.ROOT))).toList(), row[4],
                    Set.copyOf(Table.words(row[5]))));
        }
    }

    static HelperTable linux() {
        return LINUX;
    }

    Optional<Prototype> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }
}
