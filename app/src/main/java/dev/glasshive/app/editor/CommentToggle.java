package dev.glasshive.app.editor;

import dev.glasshive.app.control.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes comments of lines, or lines of comments.
final class CommentToggle {
    private static final Pattern MARK = Pattern.compile("\\s*(;|//|#) ?");

    private CommentToggle() {}

    /// What turns the lines from `first` to `last` into comments, or, where all of them are comments, back.
    ///
    /// @param begin what a comment begins with
    static List<TextEdit> edits(String text, int first, int last, String begin) {
        TextLines lines = new TextLines(text);
        List<Integer> wanted = IntStream.rangeClosed(first, last).filter(line -> !lines.line(line).isBlank()).boxed().toList();
        boolean all = wanted.stream().allMatch(line -> MARK.matcher(lines.line(line)).lookingAt());
        int margin = wanted.stream().mapToInt(line -> indent(lines.line(line))).min().orElse(0);
        List<TextEdit> edits = new ArrayList<>();
        for (int line : wanted) {
            int start = lines.start(line);
            Matcher mark = MARK.matcher(lines.line(line));
            if (all && mark.lookingAt()) {
                edits.add(new TextEdit(start + mark.start(1), start + mark.end(), ""));
            } else {
                edits.add(new TextEdit(start + margin, start + margin, begin + " "));
            }
        }
        return edits;
    }

    private static int indent(String line) {
        return (int) line.chars().takeWhile(Character::isWhitespace).count();
    }
}
