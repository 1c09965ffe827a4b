package dev.glasshive.verifier.log;

import dev.glasshive.verifier.linux.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Tells from the wording of a log which kernels print it, at which level, and what is missing.
final class Provenances {
    private static final int FIRST_AND_LAST = 3000;
    private static final List<Wording> WORDINGS = Table.rows("verifier-log-wordings.csv").stream()
            .map(row -> new Wording(Pattern.compile(row[0]), Version.of(row[1]), Version.of(row[2]), row[3])).toList();

    private Provenances() {}

    /// A wording and the kernels that have it.
    private record Wording(Pattern pattern, Version since, Version until, String reason) {}

    /// A kernel's version; 0.0 where a table leaves it open.
    private record Version(int major, int minor) {
        static Version of(String text) {
            String[] parts = text.split("\\.", 2);
            return parts.length < 2 ? new Version(0, 0) : new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean isOpen() {
            return major == 0;
        }

        boolean isAfter(Version other) {
            return major > other.major || major == other.major && minor > other.minor;
        }

        String text() {
            return isOpen() ? "" : major + "." + minor;
        }
    }

    static Provenance of(List<Line> lines, List<Step> steps) {
        List<Line> looked = lines.size() <= 2 * FIRST_AND_LAST ? lines
                : java.util.stream.Stream.concat(lines.subList(0, FIRST_AND_LAST).stream(), lines.subList(lines.size() - FIRST_AND_LAST, lines.size()).stream()).toList();
        Version since = new Version(0, 0);
        Version until = new Version(0, 0);
        List<String> reasons = new ArrayList<>();
        for (Wording wording : WORDINGS) {
            boolean narrower = !wording.since.isOpen() && wording.since.isAfter(since) || !wording.until.isOpen() && (until.isOpen() || until.isAfter(wording.until));
            if (narrower && looked.stream().anyMatch(line -> wording.pattern.matcher(line.text()).find())) {
                Version newest = !wording.until.isOpen() && (until.isOpen() || until.isAfter(wording.until)) ? wording.until : until;
                Version oldest = wording.since.isAfter(since) ? wording.since : since;
                // Lines of two kernels in one text: what was found first stands.
                if (newest.isOpen() || !oldest.isAfter(newest)) {
                    since = oldest;
                    until = newest;
                    reasons.add(wording.reason);
                }
            }
        }
        OptionalInt level = level(lines, steps);
        return new Provenance(since.text(), until.text(), reasons, level, levelReason(level, lines), beginning(lines, steps),
                lines.stream().anyMatch(line -> line.entry() instanceof Entry.Processed), (int) lines.stream().filter(line -> line.entry() instanceof Entry.Omitted).count());
    }

    private static OptionalInt level(List<Line> lines, List<Step> steps) {
        if (lines.stream().anyMatch(line -> isEverything(line.entry(), line.text()))) {
            return OptionalInt.of(2);
        }
        long states = lines.stream().filter(line -> line.entry() instanceof Entry.StateAt).count();
        // Up to 5.16 level 2 is known by a state in front of every instruction.
        if (steps.size() > 2 && states * 10 >= steps.size() * 9L) {
            return OptionalInt.of(2);
        }
        return steps.isEmpty() && lines.stream().noneMatch(line -> line.entry() instanceof Entry.Processed) ? OptionalInt.empty() : OptionalInt.of(1);
    }

    private static boolean isEverything(Entry entry, String text) {
        return entry instanceof Entry.Function || entry instanceof Entry.Live || entry instanceof Entry.LiveHeading || entry instanceof Entry.StackLiveness
                || text.startsWith("mark_precise: ");
    }

    private static String levelReason(OptionalInt level, List<Line> lines) {
        if (level.isEmpty()) {
            return "";
        }
        boolean safe = lines.stream().anyMatch(line -> line.entry() instanceof Entry.Safe);
        return level.getAsInt() == 2 ? "remarks on functions, registers or precision are there" : safe ? "finished paths are there, remarks are not" : "only one path is there";
    }

    private static boolean beginning(List<Line> lines, List<Step> steps) {
        boolean cut = !lines.isEmpty() && lines.getFirst().entry() instanceof Entry.Omitted;
        return !cut && (steps.isEmpty() || lines.stream().anyMatch(line -> line.entry() instanceof Entry.Function(int index, int _) && index == 0) || steps.getFirst().slot() == 0);
    }
}
