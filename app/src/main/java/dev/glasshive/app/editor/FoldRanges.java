package dev.glasshive.app.editor;

import dev.glasshive.app.control.FoldRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What can be folded in the assembly text: comments of several lines, functions, and programs where there are several.
final class FoldRanges {
    /// Texts with more lines are not folded: where their parts end would have to be found again after every pause in typing.
    private static final int MOST_LINES = 20_000;
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:;|//|#).*");
    private static final Pattern PROGRAM = Pattern.compile("\\s*\\.program\\b.*");
    private static final Pattern FUNCTION = Pattern.compile("\\s*\\.func\\b.*");

    private FoldRanges() {}

    static List<FoldRange> of(String text) {
        TextLines lines = new TextLines(text);
        if (lines.count() > MOST_LINES) {
            return List.of();
        }
        List<FoldRange> ranges = new ArrayList<>();
        int comment = -1;
        int function = -1;
        int program = -1;
        int programs = 0;
        List<FoldRange> wholePrograms = new ArrayList<>();
        for (int line = 0; line <= lines.count(); line++) {
            String code = line < lines.count() ? lines.line(line) : ".program";
            boolean isCode = isPlain(code);
            boolean isComment = !isCode && COMMENT.matcher(code).matches();
            if (isComment && comment < 0) {
                comment = line;
            } else if (!isComment) {
                add(ranges, comment, line - 1, lines);
                comment = -1;
            }
            boolean begins = !isCode && PROGRAM.matcher(code).matches();
            if (begins || !isCode && FUNCTION.matcher(code).matches()) {
                add(ranges, function, line - 1, lines);
                function = begins ? -1 : line;
            }
            if (begins) {
                add(wholePrograms, program, line - 1, lines);
                program = line;
                programs++;
            }
        }
        if (programs > 2) {
            ranges.addAll(wholePrograms);
        }
        return ranges;
    }

    /// Whether a line is an instruction or blank, by its first character, for almost all lines are.
    private static boolean isPlain(String line) {
        int at = 0;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at == line.length() || ";/#.".indexOf(line.charAt(at)) < 0;
    }

    /// Comments and blank lines before the next one belong to the next one.
    private static void add(List<FoldRange> ranges, int first, int end, TextLines lines) {
        int last = end;
        boolean code = first >= 0 && !COMMENT.matcher(lines.line(first)).matches();
        while (last > first && (lines.line(last).isBlank() || code && COMMENT.matcher(lines.line(last)).matches())) {
            last--;
        }
        if (first >= 0 && last > first) {
            ranges.add(new FoldRange(first, last));
        }
    }
}
