package dev.glasshive.verifier.log;

import dev.glasshive.verifier.linux.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log of the verifier, taken apart.
///
/// @param program its name, where a loader printed it around the log; else empty
/// @param otherLogs how many more logs the text holds
/// @param lines everything that belongs to the log, in order
/// @param functions of the program
/// @param live which registers are live before each instruction, where the kernel says it (since 6.15)
/// @param steps in the order in which the verifier took them
/// @param paths in the order in which they were followed
/// @param report that of 7.3
public record SavedLog(String program, int otherLogs, Provenance provenance, List<Line> lines, List<Entry.Function> functions, List<Entry.Live> live, List<Step> steps,
        List<LogPath> paths, Optional<Statistics> statistics, Outcome outcome, Optional<KernelReport> report) {
    /// Copies what it is given.
    public SavedLog {
        lines = List.copyOf(lines);
        functions = List.copyOf(functions);
        live = List.copyOf(live);
        steps = List.copyOf(steps);
        paths = List.copyOf(paths);
    }

    /// How many of [#lines] only a verifier prints; the others are its messages, or somebody else's words.
    public int understood() {
        return understood(lines);
    }

    static int understood(List<Line> lines) {
        return (int) lines.stream().filter(line -> !(line.entry() instanceof Entry.Message(String text)) || Explanations.knows(text)).count();
    }

    /// The lines that belong to `step`: its own, and what the verifier remarked on it.
    public List<Line> lines(Step step) {
        return lines.subList(step.line(), step.end());
    }

    /// The steps that lead to `last` and it itself, through all branches, the last `most` of them.
    public List<Step> leadingTo(Step last, int most) {
        List<Step> way = new ArrayList<>();
        int at = last.index();
        while (at >= 0 && way.size() < most) {
            Step step = steps.get(at);
            way.add(step);
            LogPath path = paths.get(step.path());
            at = at == path.firstStep() ? path.parent() : at - 1;
        }
        return way.reversed();
    }
}
