package dev.glasshive.packet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of numbers in headers, from the table `packet-names.csv`: `ethertype,0x0800,IPv4`.
final class Names {
    private static final String TABLE = "/glasshive/packet-names/packet-names.csv";
    private static final Map<String, Map<Long, String>> NAMES = load();

    private Names() {}

    /// `number` in the notation given, then its name if the table knows one.
    static String with(String kind, long number, String notation) {
        String name = name(kind, number);
        return name.isEmpty() ? notation : notation + " " + name;
    }

    /// `17 UDP`.
    static String decimal(String kind, long number) {
        return with(kind, number, Long.toString(number));
    }

    /// The name, or an empty string.
    static String name(String kind, long number) {
        return NAMES.getOrDefault(kind, Map.of()).getOrDefault(number, "");
    }

    private static Map<String, Map<Long, String>> load() {
        Map<String, Map<Long, String>> names = new HashMap<>();
        try (InputStream in = Names.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + TABLE + " is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> cells = List.of(line.split(",", 3));
                    names.computeIfAbsent(cells.get(0), kind -> new HashMap<>()).put(Long.decode(cells.get(1)), cells.get(2));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + TABLE + " cannot be read", e);
        }
        return names;
    }
}
