package dev.glasshive.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The numbers behind the kernel's names of map and program types, from the tables of the Linux platform.
final class KernelNumbers {
    private static final String FOLDER = "/glasshive/platforms/linux/";
    private static final Map<String, Integer> MAPS = load("map-types.csv");
    private static final Map<String, Integer> PROGRAMS = load("program-type-numbers.csv");

    private KernelNumbers() {}

    static OptionalInt mapType(String name) {
        return number(MAPS, name);
    }

    static OptionalInt programType(String name) {
        return number(PROGRAMS, name);
    }

    private static OptionalInt number(Map<String, Integer> table, String name) {
        Integer number = table.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Map<String, Integer> load(String file) {
        try (InputStream in = KernelNumbers.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + file + " is missing");
            }
            Map<String, Integer> numbers = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).forEach(line -> {
                int separator = line.indexOf(';');
                numbers.put(line.substring(0, separator), Integer.valueOf(line.substring(separator + 1)));
            });
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
