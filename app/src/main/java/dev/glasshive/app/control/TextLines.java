package dev.glasshive.app.control;

import java.util.Arrays;

/// A long text by its lines, of which only the places are kept.
public final class TextLines {
    /// No text.
    public static final TextLines NONE = new TextLines("");

    private final String text;
    private final int[] starts;

    /// The lines of `text`. Takes time for a long one: not for the user interface's thread.
    public TextLines(String text) {
        this.text = text;
        int[] places = new int[16];
        int count = 0;
        for (int start = 0; start < text.length(); start = after(start)) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = start;
        }
        starts = Arrays.copyOf(places, count);
    }

    private int after(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }

    /// How many lines there are.
    public int size() {
        return starts.length;
    }

    /// A line without its end, counted from 0.
    public String line(int number) {
        int end = number + 1 < starts.length ? starts[number + 1] - 1 : text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(starts[number], end);
    }

    /// The line that the letter at `place` stands in.
    public int lineAt(int place) {
        int found = Arrays.binarySearch(starts, place);
        return found >= 0 ? found : -found - 2;
    }

    /// All of it.
    public String text() {
        return text;
    }
}
