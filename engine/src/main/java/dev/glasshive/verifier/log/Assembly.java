package dev.glasshive.verifier.log;

import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.cause.Facts;
import dev.glasshive.verifier.linux.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a [SavedLog] together from the lines of one.
final class Assembly {
    private static final Pattern ERRNO = Pattern.compile("failed to load: -(\\d{1,4})\\b|\\berr(?:no)?[=: ]+-?(\\d{1,4})\\b");
    private static final List<Errno> ERRNOS = List.of(new Errno("(?i)permission denied|EACCES", 13), new Errno("(?i)argument list too long|E2BIG", 7),
            new Errno("(?i)invalid argument|EINVAL", 22), new Errno("(?i)operation not permitted|EPERM", 1));

    /// More lines of words than this behind the last step are not looked at.
    private static final int MOST_WORDS = 200;

    private Assembly() {}

    private record Errno(Pattern pattern, int number) {
        Errno(String pattern, int number) {
            this(Pattern.compile(pattern), number);
        }
    }

    /// The log in `part`; empty if nothing in it is a verifier's.
    ///
    /// @param errno what the whole text says of it, since it may stand outside of `part`
    static Optional<SavedLog> of(List<Line> part, int errno) {
        List<Line> lines = withoutNoise(part);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Optional<Statistics> statistics = lines.stream().map(Line::entry).filter(Entry.Processed.class::isInstance).map(Entry.Processed.class::cast)
                .map(Entry.Processed::statistics).reduce((_, last) -> last);
        Optional<KernelReport> report = KernelReportReader.read(lines);
        Optional<String> message = message(lines, statistics.isPresent()).or(() -> report.map(title -> title.category() + ": " + title.problem()));
        Replay replay = new Replay(lines, message.isPresent());
        replay.run();
        List<Step> steps = replay.steps();
        List<LogPath> paths = replay.paths();
        SavedLog log = new SavedLog(LogReader.program(part), 0, Provenances.of(lines, steps), lines, entries(lines, Entry.Function.class), entries(lines, Entry.Live.class),
                steps, paths, statistics, statistics.isPresent() && message.isEmpty() ? new Outcome.Accepted() : new Outcome.Open(), report);
        return Optional.of(message.map(text -> rejected(log, text, errno)).orElse(log));
    }

    private static <T extends Entry> List<T> entries(List<Line> lines, Class<T> type) {
        return lines.stream().map(Line::entry).filter(type::isInstance).map(type::cast).toList();
    }

    private static SavedLog rejected(SavedLog log, String message, int errno) {
        Optional<Step> last = log.steps().isEmpty() ? Optional.empty() : Optional.of(log.steps().getLast());
        List<Integer> path = last.map(step -> log.leadingTo(step, Rejection.LONGEST_PATH).stream().map(Step::slot).toList()).orElse(List.of());
        Rejection rejection = Explanations.explain(message, errno, last.map(Step::slot).orElse(-1), last.flatMap(Step::source), path, Facts.ofPacket(remark(log.lines(), message)));
        return new SavedLog(log.program(), 0, log.provenance(), log.lines(), log.functions(), log.live(), log.steps(), log.paths(), log.statistics(),
                new Outcome.Rejected(rejection, Explanations.knows(message)), log.report());
    }

    /// What the verifier said just before `message`, or nothing.
    private static String remark(List<Line> lines, String message) {
        for (int i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).entry() instanceof Entry.Message(String text) && text.equals(message)) {
                return lines.get(i - 1).entry() instanceof Entry.Message(String before) ? before : "";
            }
        }
        return "";
    }

    /// The lines from the first to the last that are a verifier's. Words in front of them are the loader's, and so are those behind the statistics.
    private static List<Line> withoutNoise(List<Line> part) {
        int first = -1;
        int last = part.size();
        boolean known = false;
        for (int i = 0; i < part.size(); i++) {
            Entry entry = part.get(i).entry();
            if (first < 0 && (isLogs(entry) || entry instanceof Entry.Message(String text) && Explanations.knows(text))) {
                first = i;
            }
            known = known || LogReader.isTelling(entry) || entry instanceof Entry.Message(String text) && Explanations.knows(text);
            if (entry instanceof Entry.Processed) {
                last = i + 1;
            }
        }
        if (!known) {
            return List.of();
        }
        // Programs that are refused before any instruction is followed have only words in front of the statistics.
        boolean words = part.subList(first, last).stream().allMatch(line -> line.entry() instanceof Entry.Processed || line.entry() instanceof Entry.Boundary);
        List<Line> lines = new ArrayList<>(part.subList(words ? lastWords(part, first) : first, last));
        lines.removeIf(line -> line.entry() instanceof Entry.Noise);
        return lines;
    }

    private static int lastWords(List<Line> part, int first) {
        int start = first;
        while (start > 0 && part.get(start - 1).entry() instanceof Entry.Message) {
            start--;
        }
        return start;
    }

    /// Whether the log may begin with such a line.
    private static boolean isLogs(Entry entry) {
        return LogReader.isTelling(entry) || entry instanceof Entry.Source || entry instanceof Entry.Transfer || entry instanceof Entry.Omitted
                || entry instanceof Entry.FunctionRemark || entry instanceof Entry.Loop || entry instanceof Entry.Measure || entry instanceof Entry.Precision;
    }

    /// The line that states why the program is rejected: the last words behind the last step that are known to state such things, or the last at all.
    private static Optional<String> message(List<Line> lines, boolean whole) {
        List<String> words = new ArrayList<>();
        for (Line line : lines) {
            if (line.entry() instanceof Entry.Executed || line.entry() instanceof Entry.Safe) {
                words.clear();
            } else if (line.entry() instanceof Entry.Message(String text)) {
                words.add(text);
                if (words.size() > MOST_WORDS) {
                    words.removeFirst();
                }
            }
        }
        Optional<String> known = words.stream().filter(Explanations::knows).reduce((_, last) -> last);
        boolean foreign = !whole && SavedLog.understood(lines) * 2 < lines.size();
        // In a text that is about something else, the words behind a line of a log are no verdict.
        return known.or(() -> words.isEmpty() || foreign ? Optional.empty() : Optional.of(whole ? words.getLast() : words.getFirst()));
    }

    /// The error number in the lines of a text, 0 where there is none.
    static int errno(List<Line> all) {
        for (Line line : all) {
            if (line.entry() instanceof Entry.Noise(String text)) {
                Matcher number = ERRNO.matcher(text);
                if (number.find()) {
                    return Integer.parseInt(number.group(1) == null ? number.group(2) : number.group(1));
                }
            }
        }
        return all.stream().filter(line -> line.entry() instanceof Entry.Noise || line.entry() instanceof Entry.Message).limit(1000)
                .flatMap(line -> ERRNOS.stream().filter(errno -> errno.pattern.matcher(line.text()).find())).findFirst().map(Errno::number).orElse(0);
    }
}
