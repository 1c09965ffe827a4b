package dev.glasshive.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the first columns of a platform's tables from the assets: fields between semicolons, `#` comments, one heading line.
final class PlatformRows {
    private static final String FOLDER = "/glasshive/platforms/";

    private static final Map<String, List<Row>> READ = new ConcurrentHashMap<>();

    /// The platform of objects that name none.
    static final String LINUX = "linux";
    /// The platform of objects with the section `.ebpf_for_windows`.
    static final String WINDOWS = "windows";

    private PlatformRows() {}

    /// One line of a table.
    record Row(String left, String right) {}

    static List<Row> rows(String platform, String file) {
        return READ.computeIfAbsent(platform + "/" + file, PlatformRows::read);
    }

    private static List<Row> read(String file) {
        try (InputStream in = PlatformRows.class.getResourceAsStream(FOLDER + file)) {
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
            return List.copyOf(rows.subList(1, rows.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }
}
