package dev.glasshive.platform;

import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Content;
import dev.glasshive.platform.ContextLayout.Edge;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType.PacketStart;
import dev.glasshive.platform.ProgramType.ReturnCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads a platform's tables from the assets: files of lines with fields between semicolons, `#` comments, one heading line.
final class PlatformTables {
    private final String folder;

    PlatformTables(String folder) {
        this.folder = "/glasshive/platforms/" + folder + "/";
    }

    Platform read(String name, Platform.Limits limits) {
        Map<String, ContextLayout> contexts = contexts();
        Map<String, ProgramType> types = new HashMap<>();
        Map<String, List<String[]>> codes = rows("return-codes.csv").stream().collect(Collectors.groupingBy(r -> r[0]));
        for (String[] row : rows("program-types.csv")) {
            List<ReturnCode> returnCodes = codes.getOrDefault(row[0], List.of()).stream()
                    .map(r -> new ReturnCode(Integer.parseInt(r[1]), r[2], r[3])).toList();
            ContextLayout context = contexts.get(row[3]);
            if (context == null) {
                throw new IllegalStateException(folder + "program-types.csv: no context " + row[3]);
            }
            types.put(row[0], new ProgramType(row[0], Integer.parseInt(row[1]), row[2], context,
                    PacketStart.valueOf(upper(row[4])), ProgramType.Result.valueOf(upper(row[5])), returnCodes));
        }
        Map<Integer, Helper> helpers = rows("helpers.csv").stream().map(PlatformTables::helper)
                .collect(Collectors.toMap(Helper::id, Function.identity()));
        Map<String, Integer> mapTypes = rows("map-types.csv").stream()
                .collect(Collectors.toMap(r -> r[0], r -> Integer.parseInt(r[1])));
        return new Platform(name, types, helpers, mapTypes, limits);
    }

    private static Helper helper(String[] row) {
        return new Helper(Integer.parseInt(row[0]), row[1], new HashSet<>(words(row[2])),
                words(row[3]).stream().map(w -> Helper.Argument.valueOf(upper(w))).toList(), row[4], row[5]);
    }

    private Map<String, ContextLayout> contexts() {
        Map<String, List<String[]>> byName = rows("contexts.csv").stream().collect(Collectors.groupingBy(r -> r[0]));
        Map<String, ContextLayout> contexts = new HashMap<>();
        byName.forEach((name, rows) -> {
            List<Field> fields = rows.stream().map(PlatformTables::field).toList();
            int size = fields.stream().mapToInt(f -> f.offset() + f.size()).max().orElse(0);
            contexts.put(name, new ContextLayout(name, size, fields));
        });
        return contexts;
    }

    private static Field field(String[] row) {
        return new Field(row[1], Integer.parseInt(row[2]), Integer.parseInt(row[3]), content(row[4]), Access.valueOf(upper(row[5])));
    }

    private static Content content(String word) {
        return switch (word) {
            case "data", "data_end", "data_meta" -> new ContextLayout.Packet(Edge.valueOf(upper(word)));
            case "length" -> new ContextLayout.Length();
            case "ethertype" -> new ContextLayout.EtherType();
            case "packet_type" -> new ContextLayout.PacketType();
            default -> new ContextLayout.Constant(Long.decode(word));
        };
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" +", -1));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private List<String[]> rows(String file) {
        try (InputStream in = PlatformTables.class.getResourceAsStream(folder + file)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + folder + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + file, e);
        }
    }
}
