package dev.glasshive.app.log;

import dev.glasshive.app.control.TextLines;
import dev.glasshive.verifier.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which lines of a log speak of which visit. The log of every path has a line for each visit, in the same order; another log has no links.
final class LogLinks {
    /// No links.
    static final LogLinks NONE = new LogLinks(new int[0], new int[0], new int[0]);

    private static final Pattern INSTRUCTION = Pattern.compile("^(\\d+): \\([0-9a-f]{2}\\) ");
    private static final Pattern SAFE = Pattern.compile("^(?:from \\d+ to )?(\\d+): safe$");
    /// State and source are printed before the instruction they belong to.
    private static final Pattern BEFORE = Pattern.compile("^(?:from \\d+ to \\d+|\\d+): .*|^; .*");
    private static final Pattern NOBODY = Pattern.compile("^(?:processed|func#|Live regs|verification time|stack depth|\\s*$).*");

    private final int[] visitOfLine;
    private final int[] first;
    private final int[] last;

    private LogLinks(int[] visitOfLine, int[] first, int[] last) {
        this.visitOfLine = visitOfLine;
        this.first = first;
        this.last = last;
    }

    /// Links `lines` with `visits`. Reads the whole log: not for the user interface's thread.
    static LogLinks of(TextLines lines, List<Visit> visits) {
        int[] owners = new int[lines.size()];
        Arrays.fill(owners, -1);
        int next = 0;
        int waiting = -1;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.line(line);
            OptionalInt slot = slot(text);
            if (slot.isPresent()) {
                if (next >= visits.size() || visits.get(next).slot() != slot.getAsInt() || isSafe(text) != (visits.get(next).outcome() instanceof Visit.Outcome.Pruned)) {
                    return next < visits.size() ? NONE : new Maker(owners, visits.size()).links();
                }
                Arrays.fill(owners, waiting < 0 ? line : waiting, line + 1, next++);
                waiting = -1;
            } else if (BEFORE.matcher(text).matches()) {
                waiting = waiting < 0 ? line : waiting;
            } else if (NOBODY.matcher(text).matches()) {
                waiting = -1;
            } else if (next > 0) {
                owners[line] = next - 1;
            }
        }
        return next == 0 ? NONE : new Maker(owners, visits.size()).links();
    }

    /// Links of which it is known whose each line is; -1 for nobody's. Of several lines of a visit that do not hang together, the first ones are lit.
    static LogLinks owned(int[] owners, int visits) {
        return new Maker(owners, visits).links();
    }

    private static boolean isSafe(String line) {
        return line.endsWith(": safe");
    }

    private static OptionalInt slot(String line) {
        Matcher matcher = (isSafe(line) ? SAFE : INSTRUCTION).matcher(line);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private record Maker(int[] owners, int visits) {
        LogLinks links() {
            int[] first = new int[visits];
            int[] last = new int[visits];
            Arrays.fill(first, -1);
            Arrays.fill(last, -1);
            for (int line = 0; line < owners.length; line++) {
                int visit = owners[line];
                if (visit >= 0) {
                    first[visit] = first[visit] < 0 ? line : first[visit];
                    last[visit] = line;
                }
            }
            return new LogLinks(owners, first, last);
        }
    }

    /// The visit that a line speaks of.
    OptionalInt visit(int line) {
        return line >= 0 && line < visitOfLine.length && visitOfLine[line] >= 0 ? OptionalInt.of(visitOfLine[line]) : OptionalInt.empty();
    }

    /// The first line of a visit, or -1.
    int first(int visit) {
        return visit >= 0 && visit < first.length ? first[visit] : -1;
    }

    /// The last line of a visit, or -1.
    int last(int visit) {
        return visit >= 0 && visit < last.length ? last[visit] : -1;
    }
}
