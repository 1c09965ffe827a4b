package dev.glasshive.tests.agreement;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.tests.differential.SmallerProgram;
import dev.glasshive.vm.Vm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The long run: asks everybody about a great many random programs, part by part, and goes on where it was ended.
///
/// `MillionPrograms FOLDER SEED FAMILY=COUNT...`, for example `FOLDER 2026 plain=600000 judged=150000 changed=250000`. A part is [#PART] programs of a family; what came of it is kept in the folder,
/// and so is every program about which somebody disagrees. The exit code is 1 if there is one.
///
/// `MillionPrograms FOLDER SEED FAMILY@NUMBER` asks about a single program and prints it.
public final class MillionPrograms {
    private static final int PART = 1_000;
    private static final int WATCHED_EVERY = 500;
    private static final int LOOKED_INTO_EVERY = 50;
    private static final int JOINED_EVERY = 4;
    private static final int WRITTEN_EVERY = 10;

    private MillionPrograms() {}

    /// @param arguments as above
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long seed = Long.parseLong(arguments[1]);
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        Optional<Kernel> kernel = switch (Kernel.availability()) {
            case Availability.Available(Kernel asked, String release) -> {
                System.out.println("kernel " + release);
                yield Optional.of(asked);
            }
            case Availability.Unavailable(String reason) -> {
                System.out.println("without a kernel: " + reason);
                yield Optional.empty();
            }
        };
        for (String each : wanted) {
            int at = each.indexOf('@');
            if (at > 0) {
                one(kernel, family(each.substring(0, at)).question(seed, Integer.parseInt(each.substring(at + 1))));
            } else {
                parts(kernel, folder, seed, family(each.substring(0, each.indexOf('='))), Integer.parseInt(each.substring(each.indexOf('=') + 1)));
            }
        }
        if (differences(folder) > 0) {
            System.exit(1);
        }
    }

    private static Family family(String name) {
        return Family.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Asks about one program, and about the smallest one that is answered as wrongly.
    private static void one(Optional<Kernel> kernel, Question question) {
        Set<String> faults = shown(kernel, question);
        if (!faults.isEmpty()) {
            shown(kernel, question.with(SmallerProgram.of(question.program().code().instructions(), tried -> {
                Tally tally = new Tally();
                new Witnesses(kernel, tally).ask(question.with(tried), true, true, true);
                return tally.faults().containsAll(faults);
            })));
        }
    }

    private static Set<String> shown(Optional<Kernel> kernel, Question question) {
        System.out.println(question.text());
        Tally tally = new Tally();
        new Witnesses(kernel, tally).ask(question, true, true, true).forEach(System.out::println);
        tally.lines().forEach(System.out::println);
        return tally.faults();
    }

    private static void parts(Optional<Kernel> kernel, Path folder, long seed, Family family, int count) throws IOException {
        String engine = engine();
        for (int from = 0; from < count; from += PART) {
            int to = Math.min(from + PART, count);
            Path file = folder.resolve(String.format(Locale.ROOT, "%s-%d-%07d-%07d.txt", family.name().toLowerCase(Locale.ROOT), seed, from, to));
            if (Files.exists(file)) {
                continue;
            }
            long start = System.nanoTime();
            Tally tally = new Tally();
            int differing = 0;
            long instructions = 0;
            for (int number = from; number < to; number++) {
                int each = number;
                Question question = tally.timed("making programs", () -> family.question(seed, each));
                instructions += question.program().code().size();
                List<String> differences = new Witnesses(kernel, tally).ask(question, !question.sound() || number % JOINED_EVERY == 0, number % WRITTEN_EVERY == 0, number % WATCHED_EVERY == 0);
                if (number % LOOKED_INTO_EVERY == 0) {
                    tally.count("ran, of a sample: programs");
                    Ingredients.of(question).forEach(what -> tally.count("ran, of a sample: " + what));
                }
                if (!differences.isEmpty()) {
                    differing++;
                    Files.writeString(folder.resolve(String.format(Locale.ROOT, "difference-%s-%d-%d.txt", family.name().toLowerCase(Locale.ROOT), seed, number)),
                            question.text() + String.join("\n", differences) + "\n");
                }
            }
            tally.count("differing", differing);
            tally.count("programs with engine " + engine, to - (long) from);
            tally.count("instructions", instructions);
            tally.write(file);
            System.out.printf(Locale.ROOT, "%s %,d to %,d: %d differing, %.1f s%n", family, from, to, differing, (System.nanoTime() - start) / 1e9);
        }
        summary(folder, family, seed);
    }

    /// What engine classes are tested: parts of a run may be older than others.
    private static String engine() throws IOException {
        CRC32 crc = new CRC32();
        try {
            Path classes = Path.of(Vm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isRegularFile(classes)) {
                crc.update(Files.readAllBytes(classes));
                return Long.toHexString(crc.getValue());
            }
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
                    crc.update(Files.readAllBytes(file));
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Long.toHexString(crc.getValue());
    }

    private static void summary(Path folder, Family family, long seed) throws IOException {
        Tally all = new Tally();
        for (Path part : matching(folder, family.name().toLowerCase(Locale.ROOT) + "-" + seed + "-")) {
            all.add(Tally.read(part));
        }
        System.out.println(family + ", seed " + seed);
        all.lines().forEach(System.out::println);
    }

    private static long differences(Path folder) throws IOException {
        return matching(folder, "difference-").size();
    }

    private static List<Path> matching(Path folder, String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start) && file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
