package dev.glasshive.portability;

import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What corresponds to what on the two systems, out of tables of the assets.
final class Counterparts {
    private static final String FOLDER = "/glasshive/portability/";
    private static final List<Row> HOOKS = rows("hooks.csv", 4);
    private static final List<Row> FIELDS = rows("fields.csv", 4);
    private static final List<Row> HELPERS = rows("helpers.csv", 2);
    private static final List<Row> RETURNS = rows("returns.csv", 4);
    private static final List<Row> FEATURES = rows("features.csv", 2);

    private Counterparts() {}

    /// @param cells half of them Linux, the other half Windows
    private record Row(List<String> cells, String note) {
        /// The cells of `platform`, or of the other one.
        List<String> of(Platform platform) {
            int half = cells.size() / 2;
            return platform.equals(Platforms.windows()) ? cells.subList(half, cells.size()) : cells.subList(0, half);
        }
    }

    /// Something with the key of a note about it, which may be empty.
    record Noted<T>(T what, String note) {}

    /// The hook of the other system that does what `hook` does on `home`.
    static Noted<Optional<ProgramType>> hook(Platform home, ProgramType hook) {
        Platform other = Sides.other(home);
        List<Row> rows = HOOKS.stream().filter(row -> row.of(home).getFirst().equals(hook.name())
                && (row.of(home).get(1).equals(hook.attach()) || row.of(home).get(1).isEmpty())).toList();
        Optional<Row> row = rows.stream().filter(r -> r.of(home).get(1).equals(hook.attach())).findFirst().or(() -> rows.stream().findFirst());
        Optional<ProgramType> same = row.map(r -> r.of(other)).flatMap(cells -> cells.getFirst().isEmpty() ? Optional.empty() : other.hooks().stream()
                .filter(h -> h.name().equals(cells.getFirst()) && h.attach().equals(cells.get(1))).findFirst());
        return new Noted<>(same, row.map(Row::note).orElse(""));
    }

    /// The field of `there` that means what `field` of `here`, which belongs to `home`, means.
    static Noted<Optional<Field>> field(Platform home, ProgramType here, Field field, ProgramType there) {
        Platform other = Sides.other(home);
        Optional<Row> row = FIELDS.stream().filter(r -> r.of(home).equals(List.of(here.context().name(), field.name()))
                && (r.of(other).getFirst().isEmpty() || r.of(other).getFirst().equals(there.context().name()))).findFirst();
        return new Noted<>(row.flatMap(r -> there.context().field(r.of(other).get(1))), row.map(Row::note).orElse(""));
    }

    /// Helpers of the other system that stand for the helper `name`, which it does not have.
    static Noted<List<String>> instead(Platform home, String name) {
        Optional<Row> row = HELPERS.stream().filter(r -> r.of(home).getFirst().equals(name)).findFirst();
        return new Noted<>(row.map(r -> words(r.of(Sides.other(home)).getFirst())).orElse(List.of()), row.map(Row::note).orElse(""));
    }

    /// The number that says on `there` what `value` says on `here`.
    static Noted<Optional<Integer>> result(Platform home, ProgramType here, long value, ProgramType there) {
        Platform other = Sides.other(home);
        Optional<Row> row = RETURNS.stream().filter(r -> r.of(home).equals(List.of(here.name(), Integer.toString((int) value)))
                && r.of(other).getFirst().equals(there.name())).findFirst();
        return new Noted<>(row.map(r -> r.of(other).get(1)).filter(cell -> !cell.isEmpty()).map(Integer::valueOf), row.map(Row::note).orElse(""));
    }

    /// Whether the systems have the feature `key`, with the key of a note.
    static Noted<Sides<Boolean>> feature(String key) {
        Row row = FEATURES.stream().filter(r -> r.note().equals(key)).findFirst().orElseThrow(() -> new IllegalStateException(FOLDER + "features.csv lacks " + key));
        return new Noted<>(Sides.of(platform -> row.of(platform).getFirst().equals("yes")), row.note());
    }

    private static List<String> words(String field) {
        return field.isBlank() ? List.of() : List.of(field.strip().split(" +", -1));
    }

    private static List<Row> rows(String file, int cells) {
        try (InputStream in = Counterparts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> List.of(line.split(";", -1)))
                    .map(row -> new Row(row.subList(0, cells), row.get(cells))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
