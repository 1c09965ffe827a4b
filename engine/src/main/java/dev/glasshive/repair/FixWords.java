package dev.glasshive.repair;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said of fixes, and what there is to choose from, out of tables of the assets.
final class FixWords {
    private static final String PLATFORMS = "/glasshive/platforms/";
    private static final String FOLDER = PLATFORMS + "linux/";
    private static final Map<String, List<String[]>> RESULTS = new ConcurrentHashMap<>();
    private static final Map<String, Words> WORDS = rows("fixes.csv").stream().collect(Collectors.toMap(row -> row[0], row -> new Words(row[1], row[2])));
    private static final List<String[]> HELPERS = rows("fix-helpers.csv");

    private FixWords() {}

    /// A title and a reason; `$1` and its like stand for arguments.
    record Words(String title, String why) {}

    static String title(Proposal proposal) {
        return filled(words(proposal).title, proposal.arguments());
    }

    static String why(Proposal proposal) {
        return filled(words(proposal).why, proposal.arguments());
    }

    private static Words words(Proposal proposal) {
        return Optional.ofNullable(WORDS.get(proposal.key())).orElseThrow(() -> new IllegalStateException("fixes.csv lacks " + proposal.key()));
    }

    private static String filled(String text, List<String> arguments) {
        String filled = text;
        for (int i = 0; i < arguments.size(); i++) {
            filled = filled.replace("$" + (i + 1), arguments.get(i));
        }
        return filled;
    }

    /// The result with which a program of `type` on `platform` lets things take their course.
    static int calmResult(String platform, String type) {
        return RESULTS.computeIfAbsent(platform, id -> table(PLATFORMS + id + "/fix-results.csv")).stream().filter(row -> row[0].equals(type)).findFirst().map(row -> Integer.parseInt(row[1])).orElse(0);
    }

    /// Names of helpers that do the same as the helper `name` for other types of programs.
    static List<String> replacements(String name) {
        return HELPERS.stream().filter(row -> row[0].equals(name)).map(row -> row[1]).toList();
    }

    private static List<String[]> rows(String file) {
        return table(FOLDER + file);
    }

    private static List<String[]> table(String path) {
        try (InputStream in = FixWords.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
