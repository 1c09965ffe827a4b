package dev.glasshive.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads two-column tables of the Linux platform from the assets: fields between semicolons, `#` comments, one heading line.
final class LinuxTables {
    private static final String FOLDER = "/glasshive/platforms/linux/";

    private LinuxTables() {}

    /// One line of a table.
    record Row(String left, String right) {}

    static List<Row> rows(String file) {
        try (InputStream in = LinuxTables.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + FOLDER + file);
            }
            List<Row> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                int separator = line.indexOf(';');
                if (!line.startsWith("#") && separator >= 0) {
                    rows.add(new Row(line.substring(0, separator), line.substring(separator + 1)));
                }
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
