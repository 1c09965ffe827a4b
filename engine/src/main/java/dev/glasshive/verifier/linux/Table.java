package dev.glasshive.verifier.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows of a table of the assets: fields between semicolons, `#` comments, one heading line.
public final class Table {
    private static final String FOLDER = "/glasshive/platforms/linux/";

    private Table() {}

    /// The rows of the table `file`, which comes with Glasshive.
    public static List<String[]> rows(String file) {
        try (InputStream in = Table.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }

    /// The words of a field.
    public static List<String> words(String field) {
        return field.isBlank() ? List.of() : List.of(field.strip().split(" +", -1));
    }
}
