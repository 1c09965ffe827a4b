package dev.glasshive.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The numbers behind the kernel's names of map and program types, from the tables of the Linux platform.
final class KernelNumbers {
    private static final String FOLDER = "/glasshive/platforms/linux/";
    private static final Map<String, Integer> MAPS = load("map-types.csv");
    private static final Map<String, Integer> PROGRAMS = load("program-type-numbers.csv");

    private static final Map<String, Integer> ATTACHED = attached();

    private KernelNumbers() {}

    static OptionalInt mapType(String name) {
        return number(MAPS, name);
    }

    static OptionalInt programType(String name) {
        return number(PROGRAMS, name);
    }

    /// The `expected_attach_type` of programs in `section`; 0 where the kernel needs none.
    static int attachType(String section) {
        String plain = section.startsWith("?") ? section.substring(1) : section;
        return ATTACHED.entrySet().stream().filter(e -> plain.startsWith(e.getKey())).max(Comparator.comparingInt(e -> e.getKey().length()))
                .map(Map.Entry::getValue).orElse(0);
    }

    /// Numbers by the beginning of a section's name.
    private static Map<String, Integer> attached() {
        Map<String, Integer> numbers = new HashMap<>();
        rows("program-types.csv").filter(row -> !row[3].isEmpty()).forEach(row -> numbers.put(row[0] + "/" + row[2], Integer.valueOf(row[3])));
        Map<String, Integer> sections = new HashMap<>();
        rows("sections.csv").forEach(row -> sections.put(row[0], numbers.getOrDefault(row[1] + "/" + row[2], 0)));
        return sections;
    }

    private static OptionalInt number(Map<String, Integer> table, String name) {
        Integer number = table.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Map<String, Integer> load(String file) {
        return rows(file).collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));
    }

    private static Stream<String[]> rows(String file) {
        try (InputStream in = KernelNumbers.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1)
                    .map(line -> line.split(";", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
