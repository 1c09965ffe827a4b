package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.program.ProgramSet;

/// How long a text may be that the window shows. Beyond it the editor would keep its user waiting; the command line has no such limit.
final class TextLimit {
    /// So many lines at most.
    static final int LINES = 100_000;

    /// So many letters in a line at most: one line is laid out whole.
    static final int LETTERS = 100_000;

    private TextLimit() {}

    static long lines(String text) {
        return text.chars().filter(letter -> letter == '\n').count() + 1;
    }

    /// What the listing of `set` has at least.
    static long lines(ProgramSet set) {
        return set.programs().stream().mapToLong(program -> program.code().starts().size()).sum();
    }

    static boolean isExceeded(String text) {
        return text.length() > LETTERS && (lines(text) > LINES || widest(text) > LETTERS);
    }

    /// The letters of the longest line.
    static long widest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    static boolean isExceeded(ProgramSet set) {
        return lines(set) > LINES;
    }

    /// What is told of `text`, which is too long, or has a line that is.
    static String refusal(String name, String text) {
        long lines = lines(text);
        return lines > LINES ? refusal(name, lines) : Text.of("open.too-wide", shown(name), widest(text), LETTERS);
    }

    private static String shown(String name) {
        return name.isEmpty() ? Text.of("editor.untitled") : name;
    }

    /// What is told of a text with so many lines.
    static String refusal(String name, long lines) {
        return Text.of("open.too-long", shown(name), lines, LINES);
    }
}
