package dev.glasshive.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A change of a text.
///
/// @param start index of the first character that goes
/// @param length how many go
/// @param replacement what comes in their place
public record TextEdit(int start, int length, String replacement) {

    /// `text` after `edits`, which do not overlap.
    public static String apply(String text, List<TextEdit> edits) {
        StringBuilder changed = new StringBuilder(text);
        edits.stream().sorted(Comparator.comparingInt(TextEdit::start).reversed())
                .forEach(edit -> changed.replace(edit.start, edit.start + edit.length, edit.replacement));
        return changed.toString();
    }

    /// What makes `after` of `before`, in whole lines.
    public static List<TextEdit> between(String before, String after) {
        List<String> old = lines(before);
        List<String> made = lines(after);
        int[][] common = common(old, made);
        List<TextEdit> edits = new ArrayList<>();
        int position = 0;
        int i = 0;
        int j = 0;
        while (i < old.size() || j < made.size()) {
            if (i < old.size() && j < made.size() && old.get(i).equals(made.get(j))) {
                position += old.get(i++).length();
                j++;
                continue;
            }
            int start = position;
            StringBuilder replacement = new StringBuilder();
            while ((i < old.size() || j < made.size()) && !(i < old.size() && j < made.size() && old.get(i).equals(made.get(j)))) {
                if (j >= made.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                    position += old.get(i++).length();
                } else {
                    replacement.append(made.get(j++));
                }
            }
            edits.add(new TextEdit(start, position - start, replacement.toString()));
        }
        return edits;
    }

    /// How many lines the rests of both texts have in common, in order.
    private static int[][] common(List<String> old, List<String> made) {
        int[][] common = new int[old.size() + 1][made.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = made.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(made.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /// Lines with what ends them.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }
}
