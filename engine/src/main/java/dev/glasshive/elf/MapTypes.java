package dev.glasshive.elf;

import dev.glasshive.elf.PlatformRows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The numbers and names of map types.
final class MapTypes {
    private static final List<Row> ROWS = PlatformRows.rows("linux", "map-types.csv");
    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        ROWS.forEach(row -> NAMES.put(Integer.parseInt(row.right()), row.left()));
    }

    private MapTypes() {}

    static Optional<String> name(long number) {
        return number == (int) number ? Optional.ofNullable(NAMES.get((int) number)) : Optional.empty();
    }

    static OptionalInt number(String name) {
        return ROWS.stream().filter(row -> row.left().equals(name)).mapToInt(row -> Integer.parseInt(row.right())).findFirst();
    }
}
