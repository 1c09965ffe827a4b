package dev.glasshive.platform;

import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Discipline;
import dev.glasshive.platform.ContextLayout.Edge;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType.PacketStart;
import dev.glasshive.platform.ProgramType.ReturnCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a platform's tables from the assets: files of lines with fields between semicolons, `#` comments, one heading line.
final class PlatformTables {
    private static final Pattern BLANKS = Pattern.compile(" +");

    private final String folder;

    PlatformTables(String folder) {
        this.folder = "/glasshive/platforms/" + folder + "/";
    }

    Platform read(String id, String name, Discipline discipline, Platform.Limits limits) {
        Map<String, List<String[]>> structures = rows("structures.csv").stream().collect(Collectors.groupingBy(r -> r[0]));
        Map<String, List<String[]>> access = rows("access.csv").stream().collect(Collectors.groupingBy(r -> r[0]));
        List<String[]> codes = rows("return-codes.csv");
        List<ProgramType> hooks = new ArrayList<>();
        Map<String, ProgramType> types = new HashMap<>();
        for (String[] row : rows("program-types.csv")) {
            ContextLayout context = context(row[5], structures, access.getOrDefault(row[6], List.of()), discipline);
            ProgramType hook = new ProgramType(row[0], Integer.parseInt(row[1]), row[2], row[3].isEmpty() ? 0 : Integer.parseInt(row[3]), row[4], context,
                    PacketStart.valueOf(upper(row[7])), ProgramType.Result.valueOf(upper(row[8])), codes(codes, row[0], row[2]), range(row[9]), row[10], row[11]);
            hooks.add(hook);
            types.putIfAbsent(row[0], hook);
        }
        Sections sections = new Sections(rows("sections.csv").stream().map(r -> new Sections.Row(r[0], r[1], r[2])).toList());
        List<Helper> helpers = rows("helpers.csv").stream().map(PlatformTables::helper).toList();
        Map<Integer, Helper> byNumber = helpers.stream().collect(Collectors.toMap(Helper::id, Function.identity(), (first, _) -> first));
        return new Platform(id, name, hooks, types, sections, byNumber, helpers, numbers("map-types.csv"), numbers("errors.csv"), variables(), limits);
    }

    private Map<Integer, Variable> variables() {
        return rows("variables.csv").stream()
                .map(r -> new Variable(Integer.parseInt(r[0]), r[1], Integer.parseInt(r[2]), Variable.Content.valueOf(upper(r[3])), r[4]))
                .collect(Collectors.toMap(Variable::id, Function.identity()));
    }

    private Map<String, Integer> numbers(String file) {
        return rows(file).stream().collect(Collectors.toMap(r -> r[0], r -> Integer.parseInt(r[1])));
    }

    /// Codes of the hook; where it has none of its own, those of its type.
    private static List<ReturnCode> codes(List<String[]> rows, String type, String attach) {
        Map<String, List<ReturnCode>> codes = rows.stream().collect(Collectors.groupingBy(r -> r[0],
                Collectors.mapping(r -> new ReturnCode(Integer.parseInt(r[1]), r[2], r[3]), Collectors.toList())));
        return codes.getOrDefault(type + "/" + attach, codes.getOrDefault(type, List.of()));
    }

    private static Optional<ProgramType.Range> range(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dots = text.indexOf("..");
        return Optional.of(new ProgramType.Range(Integer.parseInt(text.substring(0, dots)), Integer.parseInt(text.substring(dots + 2))));
    }

    private static Helper helper(String[] row) {
        List<String> hooks = words(row[2]);
        return new Helper(Integer.parseInt(row[0]), row[1], hooks.stream().map(h -> h.replaceFirst("/.*", "")).collect(Collectors.toSet()), new HashSet<>(hooks),
                words(row[3]).stream().map(w -> Helper.Argument.valueOf(upper(w))).toList(), row[4], row[5],
                row[6].isEmpty() ? Helper.Licence.ANY : Helper.Licence.valueOf(upper(row[6])));
    }

    private ContextLayout context(String structure, Map<String, List<String[]>> structures, List<String[]> access, Discipline discipline) {
        List<String[]> rows = structures.get(structure);
        if (rows == null) {
            throw new IllegalStateException(folder + "structures.csv: no structure " + structure);
        }
        Map<String, String[]> byField = access.stream().collect(Collectors.toMap(r -> r[1], Function.identity()));
        List<Field> fields = rows.stream().map(row -> field(row, byField.get(row[1]))).toList();
        int size = fields.stream().mapToInt(f -> f.offset() + f.size()).max().orElse(0);
        return new ContextLayout(structure, size + 7 & ~7, fields, discipline);
    }

    private Field field(String[] row, String @Nullable [] access) {
        FieldFormat format = FieldFormat.valueOf(upper(row[4]));
        int size = Integer.parseInt(row[3]);
        Widths loads = access == null ? Widths.NONE : widths(access[2]);
        Widths stores = access == null ? Widths.NONE : widths(access[3]);
        String start = access == null || access[4].isEmpty() ? row[5] : access[4];
        Access most = !stores.isNone() ? Access.WRITE : !loads.isNone() ? Access.READ : Access.NONE;
        return new Field(row[1], Integer.parseInt(row[2]), size, content(row, start, size, format), most, format, loads, stores);
    }

    private static Widths widths(String text) {
        if (text.isBlank()) {
            return Widths.NONE;
        }
        Map<Boolean, List<String>> words = words(text).stream().collect(Collectors.partitioningBy(w -> w.contains("@")));
        return new Widths(words.getOrDefault(false, List.of()).stream().map(Integer::valueOf).collect(Collectors.toSet()),
                words.getOrDefault(true, List.of()).stream().map(w -> w.split("@", -1))
                        .map(w -> new Widths.At(Integer.parseInt(w[0]), Integer.parseInt(w[1]))).toList());
    }

    private ContextLayout.Content content(String[] row, String word, int size, FieldFormat format) {
        return switch (word) {
            case "data", "data_end", "data_meta" -> new ContextLayout.Packet(Edge.valueOf(upper(word)));
            case "socket" -> new ContextLayout.Socket();
            case "length" -> new ContextLayout.Length();
            case "ethertype" -> new ContextLayout.EtherType();
            case "packet_type" -> new ContextLayout.PacketType();
            case "family" -> new ContextLayout.Family();
            case "thread", "process" -> new ContextLayout.Runner(ContextLayout.Who.valueOf(upper(word)));
            case "source", "destination" -> new ContextLayout.Address(ContextLayout.End.valueOf(upper(word)));
            default -> {
                byte[] bytes = (word.equals("0") ? Optional.of(new byte[size]) : format.parse(word, size, ByteOrder.LITTLE_ENDIAN))
                        .orElseThrow(() -> new IllegalStateException(folder + "structures.csv: " + String.join(";", row) + ": " + format.expected()));
                ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(bytes, 16)).order(ByteOrder.LITTLE_ENDIAN);
                yield size <= Long.BYTES ? new ContextLayout.Constant(words.getLong(0)) : new ContextLayout.Wide(words.getLong(0), words.getLong(8));
            }
        };
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(BLANKS.split(text.strip(), -1));
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
