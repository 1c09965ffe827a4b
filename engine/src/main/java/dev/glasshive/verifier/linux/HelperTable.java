package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.linux.Prototype.Callers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The helpers of Linux 6.18, from the assets.
final class HelperTable {
    private static final HelperTable LINUX = new HelperTable();

    private final Map<Integer, List<Prototype>> byId = new HashMap<>();

    private HelperTable() {
        for (String[] row : Table.rows("verifier-helpers.csv")) {
            int id = Integer.parseInt(row[0]);
            byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Prototype(id, Callers.of(Table.words(row[1])), row[2].equals("gpl"),
                    Table.words(row[3]).stream().map(word -> ArgumentKind.valueOf(word.toUpperCase(Locale.ROOT))).toList(), row[4],
                    Set.copyOf(Table.words(row[5]))));
        }
    }

    static HelperTable linux() {
        return LINUX;
    }

    /// The helper as programs like `candidate` may call it.
    Optional<Prototype> find(int id, Candidate candidate) {
        return byId.getOrDefault(id, List.of()).stream().filter(known -> known.callers().include(candidate.type(), candidate.attachType())).findFirst();
    }

    /// Whether it calls functions of the program.
    boolean callsBack(int id) {
        return byId.getOrDefault(id, List.of()).stream().anyMatch(Prototype::callsBack);
    }

    /// Whether a function of the program is called some time after it.
    boolean callsLater(int id) {
        return byId.getOrDefault(id, List.of()).stream().anyMatch(Prototype::callsLater);
    }
}
