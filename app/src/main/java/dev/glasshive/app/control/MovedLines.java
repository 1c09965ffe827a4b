package dev.glasshive.app.control;

import java.util.AbstractList;
import java.util.List;

/// What stood beside lines before some were typed or removed above them, until somebody says anew what stands there. Otherwise it would stand beside other lines for as long as the user types.
final class MovedLines extends AbstractList<CodeLine> {
    /// So often it is moved; who types on for longer finds what they see of little use anyway.
    private static final int DEEPEST = 500;

    private final List<CodeLine> before;
    private final int at;
    private final int removed;
    private final int inserted;
    private final int depth;

    private MovedLines(List<CodeLine> before, int at, int removed, int inserted) {
        this.before = before;
        this.at = at;
        this.removed = removed;
        this.inserted = inserted;
        this.depth = before instanceof MovedLines moved ? moved.depth + 1 : 1;
    }

    /// What stands beside the lines after `removed` gave way to `inserted` at `column` of `line`.
    static List<CodeLine> of(List<CodeLine> lines, int line, int column, String removed, String inserted) {
        int less = ends(removed);
        int more = ends(inserted);
        if (less == 0 && more == 0 || lines instanceof MovedLines moved && moved.depth >= DEEPEST) {
            return lines;
        }
        // Whole lines that are put before a line, or taken away, leave what is beside it alone.
        String telling = more > 0 ? inserted : removed;
        int first = column == 0 && telling.endsWith("\n") ? line : line + 1;
        return new MovedLines(lines, first, less, more);
    }

    private static int ends(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    @Override
    public CodeLine get(int index) {
        if (index >= at && index < at + inserted) {
            return CodeLine.PLAIN;
        }
        int old = index < at ? index : index - inserted + removed;
        return old < before.size() ? before.get(old) : CodeLine.PLAIN;
    }

    @Override
    public int size() {
        return Math.max(at, before.size() - removed) + inserted;
    }
}
