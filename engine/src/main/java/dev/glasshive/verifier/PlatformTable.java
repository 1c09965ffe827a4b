package dev.glasshive.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows of a table of the assets: fields between semicolons, `#` comments, one heading line.
public final class PlatformTable {
    private static final String FOLDER = "/glasshive/platforms/";

    private PlatformTable() {}

    /// The rows of the table `file` of a platform, which comes with Glasshive.
    public static List<String[]> rows(String platform, String file) {
        String path = FOLDER + platform + "/" + file;
        try (InputStream in = PlatformTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /// The words of a field.
    public static List<String> words(String field) {
        return field.isBlank() ? List.of() : List.of(field.strip().split(" +", -1));
    }
}
