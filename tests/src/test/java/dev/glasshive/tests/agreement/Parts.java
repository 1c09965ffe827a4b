package dev.glasshive.tests.agreement;

import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The folder of a long run: a tally for each part of a family that was done, and the programs about which somebody disagreed.
final class Parts {
    /// How many programs a part has.
    static final int SIZE = 1_000;
    private static final String END = ".txt";
    private static final String DIFFERENCE = "difference-";

    private final Path folder;
    private final long seed;
    private final String engine;
    private long programs;

    Parts(Path folder, long seed) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.seed = seed;
        this.engine = engine();
        this.programs = tally("").of("programs");
    }

    boolean isDone(Family family, int from, int to) {
        return Files.exists(file(family, from, to));
    }

    void done(Family family, int from, int to, Tally tally) throws IOException {
        tally.count("programs asked about with engine " + engine, to - (long) from);
        tally.write(file(family, from, to));
        // A run with another count has asked about fewer or more programs of the same part.
        for (Path other : matching(String.format(Locale.ROOT, "%s-%d-%07d-", word(family), seed, from))) {
            if (!other.equals(file(family, from, to))) {
                Files.delete(other);
            }
        }
        programs += tally.of("programs");
    }

    /// How many programs of all families are done.
    long programs() {
        return programs;
    }

    private Path file(Family family, int from, int to) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%d-%07d-%07d%s", word(family), seed, from, to, END));
    }

    private static String word(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    void keep(Family family, int number, Question question, List<String> differences) throws IOException {
        Files.writeString(folder.resolve(DIFFERENCE + word(family) + "-" + seed + "-" + number + END), question.text() + String.join("\n", differences) + "\n");
    }

    boolean hasDifferences() throws IOException {
        return !matching(DIFFERENCE).isEmpty();
    }

    /// What came of each family and of all together.
    List<String> summary() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Family family : Family.values()) {
            lines.add(family.toString());
            lines.addAll(tally(word(family) + "-").lines());
        }
        lines.add("ALL");
        lines.addAll(tally("").lines());
        return lines;
    }

    private Tally tally(String start) throws IOException {
        Tally all = new Tally();
        for (Path part : matching(start)) {
            if (!part.getFileName().toString().startsWith(DIFFERENCE)) {
                all.add(Tally.read(part));
            }
        }
        return all;
    }

    private List<Path> matching(String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start) && file.toString().endsWith(END)).sorted().toList();
        }
    }

    /// A number for the classes of the engine: parts of a run may be older than others.
    private static String engine() throws IOException {
        CRC32 crc = new CRC32();
        try {
            Path classes = Path.of(Vm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    crc.update(Files.readAllBytes(file));
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Long.toHexString(crc.getValue());
    }
}
