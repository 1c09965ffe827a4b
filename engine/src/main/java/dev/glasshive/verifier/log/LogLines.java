package dev.glasshive.verifier.log;

import dev.glasshive.verifier.log.CleanText.Numbered;
import java.util.ArrayList;
import java.util.List;

/// Text to the lines of a log with what they say.
final class LogLines {
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_PARTS = 6;

    private final EntryReader reader = new EntryReader();
    private final List<Line> lines = new ArrayList<>();

    /// The lines of `text`; if it has more than a million, the last of them.
    ///
    /// @throws UnreadableLogException if a line is too long to be one of a log
    static List<Line> of(String text) throws UnreadableLogException {
        List<Numbered> raw = split(text);
        LogLines log = new LogLines();
        if (raw.size() > MOST_LINES) {
            log.lines.add(new Line(1, "", new Entry.Omitted("")));
            raw = raw.subList(raw.size() - MOST_LINES, raw.size());
        }
        log.read(CleanText.lines(raw));
        return log.lines;
    }

    private static List<Numbered> split(String text) throws UnreadableLogException {
        List<Numbered> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST_LINE) {
                throw new UnreadableLogException("line " + (lines.size() + 1) + " has " + (end - start) + " characters, and a line of a log may have " + LONGEST_LINE
                        + "; give the text that the verifier printed");
            }
            lines.add(new Numbered(lines.size() + 1, text.substring(start, end)));
            start = end + 1;
        }
        return lines;
    }

    private void read(List<Numbered> clean) {
        boolean report = false;
        for (int i = 0; i < clean.size(); i++) {
            Numbered line = clean.get(i);
            String text = line.text().strip();
            if (text.startsWith(KernelReportReader.START)) {
                report = true;
            }
            if (report) {
                Entry entry = reader.read(text);
                report = !(entry instanceof Entry.Processed || entry instanceof Entry.Boundary);
                lines.add(new Line(line.number(), report ? line.text() : text, report ? new Entry.Report(line.text()) : entry));
                continue;
            }
            int parts = 1;
            while (isBroken(text) && i + 1 < clean.size() && parts++ < MOST_PARTS && !EntryReader.isTelling(clean.get(i + 1).text().strip())) {
                text += (text.endsWith(";") || text.endsWith(",") ? " " : "") + clean.get(++i).text().strip();
            }
            add(line.number(), text);
        }
    }

    /// Whether a bracket of a state stays open at the end of a line, because somebody wrapped it.
    private static boolean isBroken(String text) {
        if (text.indexOf('=') < 0 || text.lastIndexOf('(') < 0 || !text.contains("R") && !text.contains("fp-")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return depth > 0 && (StateReader.begins(text) || EntryReader.isTelling(text));
    }

    private void add(int number, String text) {
        if (text.startsWith("libbpf: ")) {
            String rest = text.substring("libbpf: ".length());
            Entry entry = reader.read(rest);
            lines.add(new Line(number, rest, entry instanceof Entry.Message ? new Entry.Noise(text) : entry));
            return;
        }
        for (String piece : reader.separated(text)) {
            lines.add(new Line(number, piece, reader.read(piece)));
        }
    }
}
