package dev.glasshive.app.editor;

import java.util.Arrays;

/// Where the lines of a text begin; lines and columns count from 0.
final class TextLines {
    private final String text;
    private final int[] starts;

    TextLines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = at + 1;
        }
        starts = Arrays.copyOf(found, count);
    }

    int count() {
        return starts.length;
    }

    /// Where a line begins; the end of the text for lines that there are not.
    int start(int line) {
        return line < starts.length ? starts[Math.max(0, line)] : text.length();
    }

    /// Where a line ends, before its line break.
    int end(int line) {
        return line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
    }

    String line(int line) {
        return line < starts.length ? text.substring(start(line), end(line)) : "";
    }

    /// The line that holds the character at `offset`.
    int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
