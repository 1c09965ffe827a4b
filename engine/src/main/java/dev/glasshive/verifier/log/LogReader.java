package dev.glasshive.verifier.log;

import dev.glasshive.verifier.log.Entry.Boundary;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads logs of the verifier, pasted or saved, whole or in part.
public final class LogReader {
    /// The most bytes that are read.
    public static final int MOST_BYTES = 64 << 20;

    private static final int BEGINNING = 1 << 16;
    /// A shorter one is looked through at once.
    private static final int WORTH_ASKING = 1 << 12;
    /// What stands for bytes that are no text.
    private static final char REPLACED = '\ufffd';
    /// Logs in terminals have colours.
    private static final char ESCAPE = '\u001b';

    private LogReader() {}

    /// Whether there are lines in `text` that only a verifier prints.
    public static boolean looksLikeLog(String text) {
        try {
            return LogLines.of(text).stream().anyMatch(line -> isTelling(line.entry()));
        } catch (UnreadableLogException _) {
            return false;
        }
    }

    /// The log in `bytes`, which are UTF-8, or UTF-16 with a mark of its byte order.
    ///
    /// @throws UnreadableLogException if there is none
    public static SavedLog read(byte[] bytes) throws UnreadableLogException {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableLogException("the log has " + bytes.length + " bytes, and the most that is read is " + MOST_BYTES + "; give its end, with the message");
        }
        String text = new String(bytes, charset(bytes));
        if (isRubbish(text)) {
            throw new UnreadableLogException("it is no text, and so no log of a verifier; give it as the kernel or the loader printed it");
        }
        return read(text);
    }

    /// The log in `text`.
    ///
    /// @throws UnreadableLogException if there is none
    public static SavedLog read(String text) throws UnreadableLogException {
        if (text.length() > MOST_BYTES) {
            throw new UnreadableLogException("the log has " + text.length() + " characters, and the most that is read is " + MOST_BYTES + "; give its end, with the message");
        }
        List<Line> lines = LogLines.of(text);
        List<SavedLog> logs = new ArrayList<>();
        int errno = Assembly.errno(lines);
        for (List<Line> part : parts(lines)) {
            Assembly.of(part, errno).ifPresent(logs::add);
        }
        if (logs.isEmpty()) {
            throw new UnreadableLogException("no line is one that the verifier of Linux prints, such as \"0: (b7) r0 = 0\", \"R1 !read_ok\" or "
                    + "\"processed 5 insns (limit 1000000)\"; give what stands between BEGIN PROG LOAD LOG and END PROG LOAD LOG");
        }
        SavedLog chosen = logs.stream().filter(log -> log.outcome() instanceof Outcome.Rejected).findFirst().orElse(logs.getFirst());
        return new SavedLog(chosen.program(), logs.size() - 1, chosen.provenance(), chosen.lines(), chosen.functions(), chosen.live(), chosen.steps(), chosen.paths(),
                chosen.statistics(), chosen.outcome(), chosen.report());
    }

    /// Whether so much of the beginning cannot be printed that no line of it is worth comparing with all that a verifier says.
    private static boolean isRubbish(String text) {
        String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        return beginning.length() >= WORTH_ASKING && beginning.chars().filter(c -> c == REPLACED || Character.isISOControl(c) && !Character.isWhitespace(c) && c != ESCAPE).count() > beginning.length() / 10;
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return first == 0xfeff ? StandardCharsets.UTF_16BE : first == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /// The pieces between the boundaries that libbpf prints; where there are none, the whole.
    private static List<List<Line>> parts(List<Line> lines) {
        List<List<Line>> parts = new ArrayList<>();
        boolean bounded = lines.stream().anyMatch(line -> line.entry() instanceof Boundary);
        boolean begins = lines.stream().anyMatch(line -> line.entry() instanceof Boundary(boolean begin, String _) && begin);
        int start = begins ? -1 : 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).entry() instanceof Boundary(boolean begin, String _)) {
                if (start >= 0) {
                    parts.add(lines.subList(start, i));
                }
                start = begin ? i : -1;
            }
        }
        if (start >= 0 || !bounded) {
            parts.add(lines.subList(Math.max(start, 0), lines.size()));
        }
        return parts;
    }

    static boolean isTelling(Entry entry) {
        return switch (entry) {
            case Entry.Executed _, Entry.StateAt _, Entry.From _, Entry.Safe _, Entry.State _, Entry.Processed _, Entry.Function _, Entry.Live _, Entry.LiveHeading _,
                    Entry.BacktrackStart _, Entry.BacktrackStep _, Entry.ParentState _, Entry.LoopState _, Entry.StackLiveness _, Entry.Report _, Entry.Boundary _ -> true;
            case Entry.Source _, Entry.Transfer _, Entry.Precision _, Entry.Loop _, Entry.Measure _, Entry.Message _, Entry.FunctionRemark _, Entry.Omitted _,
                    Entry.Noise _ -> false;
        };
    }

    /// What there is to say about the name in the first line of a part.
    static String program(List<Line> part) {
        return Optional.of(part).filter(lines -> !lines.isEmpty()).map(lines -> lines.getFirst().entry())
                .map(entry -> entry instanceof Boundary(boolean _, String name) ? name : "").orElse("");
    }
}
