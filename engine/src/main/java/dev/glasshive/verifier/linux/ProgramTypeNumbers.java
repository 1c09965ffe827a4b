package dev.glasshive.verifier.linux;

import java.util.Map;
import java.util.stream.Collectors;

/// The numbers of program types, which some messages show instead of names.
final class ProgramTypeNumbers {
    private static final Map<String, Integer> BY_NAME =
            Table.rows("program-type-numbers.csv").stream().collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));

    private ProgramTypeNumbers() {}

    static int of(String type) {
        return BY_NAME.getOrDefault(type, 0);
    }
}
