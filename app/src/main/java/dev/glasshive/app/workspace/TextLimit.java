package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.program.ProgramSet;

/// How long a text may be that the window shows. Beyond it the editor would keep its user waiting; the command line has no such limit.
final class TextLimit {
    /// So many lines at most.
    static final int LINES = 100_000;

    private TextLimit() {}

    static long lines(String text) {
        return text.chars().filter(letter -> letter == '\n').count() + 1;
    }

    /// What the listing of `set` has at least.
    static long lines(ProgramSet set) {
        return set.programs().stream().mapToLong(program -> program.code().starts().size()).sum();
    }

    static boolean isExceeded(String text) {
        return text.length() > LINES && lines(text) > LINES;
    }

    static boolean isExceeded(ProgramSet set) {
        return lines(set) > LINES;
    }

    /// What is told of a text with so many lines.
    static String refusal(String name, long lines) {
        return Text.of("open.too-long", name.isEmpty() ? Text.of("editor.untitled") : name, lines, LINES);
    }
}
