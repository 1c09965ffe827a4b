package dev.glasshive.tests.agreement;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How often what happened.
final class Tally {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Pattern FAULT = Pattern.compile("\\b[A-Z]{4,}\\b");

    private final Map<String, Long> counts = new TreeMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    void add(Tally other) {
        other.counts.forEach(this::count);
    }

    /// Does `work` and notes the processor time of it.
    <T> T timed(String what, Supplier<T> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            count("microseconds of processor time: " + what, (THREADS.getCurrentThreadCpuTime() - start) / 1000);
        }
    }

    void timed(String what, Runnable work) {
        timed(what, () -> {
            work.run();
            return what;
        });
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /// One kept by [#write].
    static Tally read(Path file) throws IOException {
        Tally tally = new Tally();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            tally.count(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
        }
        return tally;
    }

    void write(Path file) throws IOException {
        // A run that is ended in the middle leaves no half of a file behind.
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.write(unfinished, counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList());
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// What must not happen: it has words in capital letters.
    Set<String> faults() {
        return counts.keySet().stream().filter(FAULT.asPredicate()).collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> lines() {
        return counts.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%,15d  %s", entry.getValue(), entry.getKey())).toList();
    }
}
