package dev.glasshive.app.rejection;

import dev.glasshive.repair.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A line that a fix takes out or puts in.
///
/// @param number of the line of the text, from 1, before the change; 0 for what comes in
public record DiffLine(boolean added, int number, String text) {
    static List<DiffLine> of(String text, List<TextEdit> edits) {
        List<DiffLine> lines = new ArrayList<>();
        for (TextEdit edit : edits) {
            int number = (int) text.substring(0, edit.start()).chars().filter(c -> c == '\n').count() + 1;
            for (String gone : text.substring(edit.start(), edit.start() + edit.length()).lines().toList()) {
                lines.add(new DiffLine(false, number++, gone));
            }
            edit.replacement().lines().forEach(line -> lines.add(new DiffLine(true, 0, line)));
        }
        return lines;
    }

    /// `lines` in changes that belong together: what goes, and what comes in its place. Of several lines in a row that go, each has the one that comes in its own place; what only comes
    /// or only goes stands alone.
    static List<List<DiffLine>> changes(List<DiffLine> lines) {
        List<List<DiffLine>> changes = new ArrayList<>();
        int start = 0;
        while (start < lines.size()) {
            int middle = end(lines, start, false);
            int end = end(lines, middle, true);
            List<DiffLine> gone = lines.subList(start, middle);
            List<DiffLine> come = lines.subList(middle, end);
            for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
                changes.add(Stream.concat(gone.stream().skip(i).limit(1), come.stream().skip(i).limit(1)).toList());
            }
            start = end;
        }
        return changes;
    }

    /// Where the lines from `start` on end that come, or that go.
    private static int end(List<DiffLine> lines, int start, boolean added) {
        int end = start;
        while (end < lines.size() && lines.get(end).added() == added) {
            end++;
        }
        return end;
    }
}
