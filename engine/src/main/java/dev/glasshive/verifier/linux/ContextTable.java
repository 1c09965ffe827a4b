package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which accesses each program type may make to its context, and what it gets.
final class ContextTable {
    private static final ContextTable LINUX = new ContextTable();

    private final Map<String, List<Row>> byType = new HashMap<>();

    private ContextTable() {
        for (String[] row : Table.rows("verifier-contexts.csv")) {
            byType.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(new Row(Table.words(row[1]).stream().map(Integer::valueOf).toList(),
                    row[2].equals("load") ? Direction.LOAD : Direction.STORE, Integer.parseInt(row[3]), Integer.parseInt(row[4]), Integer.parseInt(row[5]), row[6]));
        }
    }

    static ContextTable linux() {
        return LINUX;
    }

    /// Which way bytes move.
    enum Direction {
        LOAD, STORE
    }

    private record Row(List<Integer> attachTypes, Direction direction, int size, int first, int last, String result) {
        boolean allows(int attachType, Direction wanted, long offset, int bytes) {
            return direction == wanted && size == bytes && offset >= first && offset <= last && (offset - first) % size == 0
                    && (attachTypes.isEmpty() || attachTypes.contains(attachType));
        }
    }

    boolean knows(String type) {
        return byType.containsKey(type);
    }

    /// What a permitted access gives; empty where it is not permitted.
    Optional<String> access(String type, int attachType, Direction direction, long offset, int bytes) {
        return byType.getOrDefault(type, List.of()).stream().filter(row -> row.allows(attachType, direction, offset, bytes)).map(Row::result).findFirst();
    }
}
