package dev.glasshive.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the first columns of a platform's tables from the assets: fields between semicolons, `#` comments, one heading line.
final class PlatformRows {
    private static final String FOLDER = "/glasshive/platforms/";

    private PlatformRows() {}

    /// One line of a table.
    record Row(String left, String right) {}

    static List<Row> rows(String platform, String file) {
        try (InputStream in = PlatformRows.class.getResourceAsStream(FOLDER + platform + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + FOLDER + file);
            }
            List<Row> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                int separator = line.indexOf(';');
                if (!line.startsWith("#") && separator >= 0) {
                    rows.add(new Row(line.substring(0, separator), line.substring(separator + 1).replaceFirst(";.*", "")));
                }
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
