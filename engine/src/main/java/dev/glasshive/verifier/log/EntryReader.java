package dev.glasshive.verifier.log;

import dev.glasshive.verifier.log.Entry.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines without noise around them to entries.
final class EntryReader {
    private static final Pattern EXECUTED = Pattern.compile("(\\d{1,7}): \\(([0-9a-f]{2})\\) ?([^;]*)(?:;(.*))?");
    /// At level 1 the kernel deletes what it printed of a finished path, and the end of the line before with it.
    private static final Pattern JOINED = Pattern.compile("(\\d{1,7}: \\([0-9a-f]{2}\\) [^;:]*) (\\d{1,7}: (?:frame\\d{1,2}:|R\\d{1,2}(?:_[rwD]{1,3})?=|fp-\\d|\\([0-9a-f]{2}\\)).*|infinite loop detected at insn \\d.*)");
    private static final Pattern BUG = Pattern.compile("(\\d{1,7}): (BUG_([0-9a-f]{2}))");
    private static final Pattern AT = Pattern.compile("(\\d{1,7}):\\s*(.*)");
    private static final Pattern FROM = Pattern.compile("from (\\d{1,7}) to (\\d{1,7})( \\(speculative execution\\))?:\\s*(.*)");
    private static final Pattern LIVE = Pattern.compile("(?:(\\d{1,7}) +)?(\\d{1,7}): ([0-9.]{10}) \\(([0-9a-f]{2})\\) (.*)");
    private static final Pattern FUNCTION = Pattern.compile("func#(\\d{1,7}) @(\\d{1,7})");
    private static final Pattern FUNCTION_REMARK = Pattern.compile("(?:Validating \\S+\\(\\) func#\\d+\\.\\.\\.|Func#\\d+ .*(?:is safe for any args|is global and (?:valid|assumed valid)).*)");
    private static final Pattern SOURCE = Pattern.compile(";(?: (.*?))??(?: @ (\\S+):(\\d{1,7}))?");
    private static final Pattern STACK_LIVENESS = Pattern.compile("\\(\\d[\\d,]*\\) (?:frame \\d+ insn|live stack).*");
    private static final Pattern MEASURE = Pattern.compile("verification time \\d+ usec|stack depth [\\d+]+(?: max \\d+)?");
    private static final Pattern PRECISION = Pattern.compile("(?:frame \\d+: |mark_precise: frame\\d+: )?propagating .*|mark_precise: .*|BUG regs .*");
    private static final Pattern BEGIN = Pattern.compile("(?:.*prog '([^']*)': )?-*\\s*BEGIN (?:PROG LOAD|DUMP) LOG\\s*-*");
    private static final Pattern END = Pattern.compile("(?:.*prog '([^']*)': )?-*\\s*END (?:PROG LOAD|DUMP) LOG\\s*-*");
    private static final Pattern OMITTED = Pattern.compile(
            "[(\\[]?\\s*(?:\\.{3}|…)?\\s*(?:\\d+ (?:more )?lines?(?:\\(s\\))? (?:omitted|skipped|truncated)|truncated|snip(?:ped)?|omitted|cut)\\s*(?:\\.{3}|…)?\\s*[)\\]]?"
                    + "|[(\\[<]?\\s*(?:\\.{3,}|…+)\\s*[)\\]>]?|<snip>|Skipped \\d+ bytes.*");
    private static final Pattern PROCESSED = Pattern.compile("processed (\\d{1,12}) insns(?: \\(limit (\\d{1,12})\\))?"
            + "(?: max_states_per_insn (\\d{1,12}))?(?: total_states (\\d{1,12}))?(?: peak_states (\\d{1,12}))?(?: mark_read (\\d{1,12}))?.*");

    private final StateReader states = new StateReader();

    /// Whether `line` can only be a verifier's.
    static boolean isTelling(String line) {
        return EXECUTED.matcher(line).matches() || FROM.matcher(line).matches() || PROCESSED.matcher(line).matches() && line.contains("(limit ")
                || FUNCTION.matcher(line).matches() || LIVE.matcher(line).matches() || line.startsWith("mark_precise: frame") || BEGIN.matcher(line).matches()
                || stateAt(line).isPresent();
    }

    private static Optional<Matcher> stateAt(String line) {
        Matcher at = AT.matcher(line);
        return at.matches() && StateReader.begins(at.group(2)) ? Optional.of(at) : Optional.empty();
    }

    /// What `line` says.
    Entry read(String line) {
        if (line.isEmpty()) {
            return new Entry.Noise("");
        }
        char first = line.charAt(0);
        Optional<Entry> entry = first >= '0' && first <= '9' ? numbered(line) : first == 'R' || first == 'f' ? state(line) : Optional.empty();
        return entry.or(() -> heading(line)).or(() -> Backtracking.read(line, states)).or(() -> remark(line)).orElseGet(() -> new Entry.Message(line));
    }

    private Optional<Entry> numbered(String line) {
        Matcher executed = EXECUTED.matcher(line);
        if (executed.matches()) {
            Optional<FrameState> touched = executed.group(4) == null ? Optional.empty() : states.read(executed.group(4));
            return Optional.of(new Entry.Executed(Numbers.small(executed.group(1)), Integer.parseInt(executed.group(2), 16), executed.group(3).strip(), touched));
        }
        Matcher live = LIVE.matcher(line);
        if (live.matches()) {
            List<Integer> registers = live.group(3).chars().filter(c -> c != '.').map(c -> c - '0').boxed().toList();
            return Optional.of(new Entry.Live(live.group(1) == null ? 0 : Numbers.small(live.group(1)), Numbers.small(live.group(2)), registers,
                    Integer.parseInt(live.group(4), 16), live.group(5)));
        }
        Matcher bug = BUG.matcher(line);
        if (bug.matches()) {
            return Optional.of(new Entry.Executed(Numbers.small(bug.group(1)), Integer.parseInt(bug.group(3), 16), bug.group(2), Optional.empty()));
        }
        Matcher at = AT.matcher(line);
        if (at.matches()) {
            int slot = Numbers.small(at.group(1));
            if (at.group(2).equals("safe")) {
                return Optional.of(new Entry.Safe(OptionalInt.empty(), slot, false));
            }
            if (at.group(2).isEmpty() || StateReader.begins(at.group(2))) {
                return states.read(at.group(2)).map(state -> new Entry.StateAt(slot, state));
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> state(String line) {
        Matcher from = FROM.matcher(line);
        if (from.matches()) {
            int start = Numbers.small(from.group(1));
            int to = Numbers.small(from.group(2));
            boolean speculative = from.group(3) != null;
            return Optional.of(from.group(4).equals("safe") ? new Entry.Safe(OptionalInt.of(start), to, speculative)
                    : new Entry.From(start, to, speculative, from.group(4).isEmpty() ? Optional.empty() : states.read(from.group(4))));
        }
        return StateReader.begins(line) ? states.read(line).map(Entry.State::new) : Optional.empty();
    }

    private Optional<Entry> heading(String line) {
        if (line.startsWith("to caller at ") && line.endsWith(":")) {
            return Optional.of(new Entry.Transfer(Moment.TO_CALLER, Numbers.small(line.substring("to caller at ".length(), line.length() - 1))));
        }
        Matcher function = FUNCTION.matcher(line);
        if (function.matches()) {
            return Optional.of(new Entry.Function(Numbers.small(function.group(1)), Numbers.small(function.group(2))));
        }
        if (line.startsWith("cur state:") || line.startsWith("old state:")) {
            return states.read(line.substring("cur state:".length())).map(state -> new Entry.LoopState(line.startsWith("cur"), state));
        }
        return switch (line) {
            case "caller:" -> Optional.of(new Entry.Transfer(Moment.CALLER, -1));
            case "callee:" -> Optional.of(new Entry.Transfer(Moment.CALLEE, -1));
            case "returning from callee:" -> Optional.of(new Entry.Transfer(Moment.RETURNING, -1));
            case "Live regs before insn:" -> Optional.of(new Entry.LiveHeading());
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> remark(String line) {
        if (line.startsWith(";")) {
            Matcher source = SOURCE.matcher(line);
            if (source.matches()) {
                return Optional.of(new Entry.Source(text(source, 1).strip(), text(source, 2), source.group(3) == null ? 0 : Numbers.small(source.group(3))));
            }
        }
        Matcher processed = PROCESSED.matcher(line);
        if (processed.matches()) {
            return Optional.of(new Entry.Processed(new Statistics(count(processed, 1), count(processed, 2), count(processed, 3), count(processed, 4), count(processed, 5),
                    count(processed, 6))));
        }
        if (line.startsWith("SCC ")) {
            return Optional.of(new Entry.Loop(line));
        }
        if (STACK_LIVENESS.matcher(line).matches()) {
            return Optional.of(new Entry.StackLiveness(line));
        }
        if (PRECISION.matcher(line).matches()) {
            return Optional.of(new Entry.Precision(line));
        }
        if (MEASURE.matcher(line).matches()) {
            return Optional.of(new Entry.Measure(line));
        }
        if (FUNCTION_REMARK.matcher(line).matches()) {
            return Optional.of(new Entry.FunctionRemark(line, line.startsWith("Validating")));
        }
        if (OMITTED.matcher(line).matches()) {
            return Optional.of(new Entry.Omitted(line));
        }
        return boundary(line);
    }

    private static Optional<Entry> boundary(String line) {
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            return Optional.of(new Entry.Boundary(true, text(begin, 1)));
        }
        Matcher end = END.matcher(line);
        return end.matches() ? Optional.of(new Entry.Boundary(false, text(end, 1))) : Optional.empty();
    }

    private static String text(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    private static long count(Matcher matcher, int group) {
        return matcher.group(group) == null ? -1 : Long.parseLong(matcher.group(group));
    }

    /// The entries of the pieces that loaders join into one line: an instruction with the message behind it, a message with the statistics behind it.
    List<String> separated(String line) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        int processed = rest.indexOf("processed ");
        String statistics = "";
        if (processed > 0 && PROCESSED.matcher(rest.substring(processed)).matches() && rest.indexOf("(limit ", processed) > 0) {
            statistics = rest.substring(processed);
            rest = rest.substring(0, processed).strip();
        }
        Matcher joined = JOINED.matcher(rest);
        if (joined.matches()) {
            return List.of(joined.group(1), joined.group(2));
        }
        Matcher executed = EXECUTED.matcher(rest);
        int message = rest.indexOf(": ", rest.indexOf(": (") + 2);
        if (executed.matches() && message > 0 && (rest.indexOf(';') < 0 || rest.indexOf(';') > message)) {
            pieces.add(rest.substring(0, message));
            rest = rest.substring(message + 2);
        }
        int omitted = rest.endsWith(" omitted)") ? rest.lastIndexOf(" (") : -1;
        if (omitted > 0) {
            pieces.add(rest.substring(0, omitted));
            pieces.add(rest.substring(omitted + 1));
        } else if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        if (!statistics.isEmpty()) {
            pieces.add(statistics);
        }
        return pieces;
    }
}
