package dev.glasshive.elf;

import dev.glasshive.elf.PlatformRows.Row;
import java.util.Optional;
import java.util.OptionalInt;

/// The numbers and names of map types.
final class MapTypes {
    private static final String TABLE = "map-types.csv";

    private MapTypes() {}

    static Optional<String> name(String platform, long number) {
        return PlatformRows.rows(platform, TABLE).stream().filter(row -> row.right().equals(Long.toString(number))).map(Row::left).findFirst();
    }

    static OptionalInt number(String platform, String name) {
        return PlatformRows.rows(platform, TABLE).stream().filter(row -> row.left().equals(name)).mapToInt(row -> Integer.parseInt(row.right())).findFirst();
    }
}
