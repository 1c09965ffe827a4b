package dev.glasshive.app.rejection;

import dev.glasshive.repair.TextEdit;
import java.util.ArrayList;
import java.util.List;

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

    /// `lines` in changes that belong together: what goes, and what comes in its place. What only comes or only goes stands alone.
    static List<List<DiffLine>> changes(List<DiffLine> lines) {
        List<List<DiffLine>> changes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean replaced = i + 1 < lines.size() && !lines.get(i).added() && lines.get(i + 1).added();
            changes.add(lines.subList(i, replaced ? i + 2 : i + 1));
            i += replaced ? 1 : 0;
        }
        return changes;
    }
}
