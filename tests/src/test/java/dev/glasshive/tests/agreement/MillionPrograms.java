package dev.glasshive.tests.agreement;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.tests.differential.SmallerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The long run: asks everybody about a great many random programs, part by part, and goes on where it was ended.
///
/// `MillionPrograms FOLDER SEED FAMILY=COUNT...`, for example `FOLDER 2026 plain=10000 changed=240000`. What came of each part is kept in the folder, and so is every program about which somebody disagrees.
/// At the end there is a summary of all that the folder holds; the exit code is 1 if anybody disagreed. Without a family there is only the summary.
///
/// `MillionPrograms FOLDER SEED FAMILY@NUMBER` asks about a single program, prints it, and shows the smallest one that is answered as wrongly.
public final class MillionPrograms {
    private static final int WATCHED_EVERY = 500;
    private static final int LOOKED_INTO_EVERY = 50;
    private static final int JOINED_EVERY = 4;
    private static final int WRITTEN_EVERY = 10;

    private final Optional<Kernel> kernel;
    private final long seed;

    private MillionPrograms(Optional<Kernel> kernel, long seed) {
        this.kernel = kernel;
        this.seed = seed;
    }

    /// Starts here.
    ///
    /// @param arguments as above
    public static void main(String... arguments) throws IOException {
        String families = Stream.of(Family.values()).map(family -> family.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("|"));
        boolean asked = arguments.length >= 2 && arguments[1].matches("-?\\d{1,18}") && Stream.of(arguments).skip(2).allMatch(each -> each.matches("(?i)(" + families + ")[=@]\\d{1,9}"));
        if (!asked) {
            System.err.println("FOLDER SEED FAMILY=COUNT... or FOLDER SEED FAMILY@NUMBER; families are " + families);
            System.exit(2);
        }
        long seed = Long.parseLong(arguments[1]);
        MillionPrograms run = new MillionPrograms(kernel(), seed);
        Map<Family, Integer> counts = new EnumMap<>(Family.class);
        for (String each : List.of(arguments).subList(2, arguments.length)) {
            String[] words = each.split("[=@]", 2);
            Family family = Family.valueOf(words[0].toUpperCase(Locale.ROOT));
            if (each.contains("@")) {
                run.one(family.question(seed, Integer.parseInt(words[1])));
                return;
            }
            counts.put(family, Integer.parseInt(words[1]));
        }
        Parts parts = new Parts(Path.of(arguments[0]), seed);
        run.all(parts, counts);
        parts.summary().forEach(System.out::println);
        if (parts.hasDifferences()) {
            System.exit(1);
        }
    }

    private static Optional<Kernel> kernel() {
        return switch (Kernel.availability()) {
            case Availability.Available(Kernel kernel, String release) -> {
                System.out.println("kernel " + release);
                yield Optional.of(kernel);
            }
            case Availability.Unavailable(String reason) -> {
                System.out.println("without a kernel: " + reason);
                yield Optional.empty();
            }
        };
    }

    /// Asks about one program, and about the smallest one that is answered as wrongly.
    private void one(Question question) {
        Set<String> faults = shown(question);
        if (!faults.isEmpty()) {
            shown(question.with(SmallerProgram.of(question.program().code().instructions(), tried -> {
                Tally tally = new Tally();
                new Witnesses(kernel, tally).ask(question.with(tried), true, true, true);
                return tally.faults().containsAll(faults);
            })));
        }
    }

    private Set<String> shown(Question question) {
        System.out.println(question.text());
        Tally tally = new Tally();
        new Witnesses(kernel, tally).ask(question, true, true, true).forEach(System.out::println);
        tally.lines().forEach(System.out::println);
        return tally.faults();
    }

    /// A part of each family in turn, so that a run that is ended early has asked about all of them.
    private void all(Parts parts, Map<Family, Integer> counts) throws IOException {
        int longest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int from = 0; from < longest; from += Parts.SIZE) {
            for (Map.Entry<Family, Integer> each : counts.entrySet()) {
                int to = Math.min(from + Parts.SIZE, each.getValue());
                if (from < to && !parts.isDone(each.getKey(), from, to)) {
                    part(parts, each.getKey(), from, to);
                }
            }
        }
    }

    private void part(Parts parts, Family family, int from, int to) throws IOException {
        long start = System.nanoTime();
        Tally tally = new Tally();
        for (int number = from; number < to; number++) {
            int each = number;
            Question question = tally.timed("making programs", () -> family.question(seed, each));
            tally.count("instructions", question.program().code().size());
            List<String> differences = ask(question, number, tally);
            if (!differences.isEmpty()) {
                tally.count("programs about which somebody DISAGREES");
                parts.keep(family, number, question, differences);
            }
        }
        parts.done(family, from, to, tally);
        System.out.printf(Locale.ROOT, "%s %,d to %,d: %d differing, %.1f s; %,d programs so far%n", family, from, to, tally.of("programs about which somebody DISAGREES"),
                (System.nanoTime() - start) / 1e9, parts.programs());
    }

    // Whatever is thrown belongs to the program, and the others shall be asked about all the same.
    private List<String> ask(Question question, int number, Tally tally) {
        try {
            if (number % LOOKED_INTO_EVERY == 0) {
                tally.count("ran, of a sample: programs");
                Ingredients.of(question).forEach(what -> tally.count("ran, of a sample: " + what));
            }
            return new Witnesses(kernel, tally).ask(question, !question.sound() || number % JOINED_EVERY == 0, number % WRITTEN_EVERY == 0, number % WATCHED_EVERY == 0);
        } catch (RuntimeException | StackOverflowError thrown) {
            tally.count("programs for which something was THROWN");
            thrown.printStackTrace(System.out);
            return List.of("thrown: " + thrown);
        }
    }
}
