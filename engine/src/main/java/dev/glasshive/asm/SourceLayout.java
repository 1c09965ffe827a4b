package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One way to set a source text: directives and labels at the margin, instructions indented, one blank between words where one is due, comments
/// behind instructions in columns. The words stay what they are, so the text means what it meant, and lines keep their numbers.
///
/// Lines with something unreadable, and lines of disassemblies with their numbers and bytes, stay as they are.
public final class SourceLayout {
    private static final String INDENT = "    ";
    /// Farther right than this no column of comments begins because of one long line.
    private static final int FARTHEST_COMMENT = 44;
    private static final Set<String> SIGNS = Set.of("+", "-");
    private static final Set<String> OPENING = Set.of("(", "[", Words.MEMBER);
    private static final Set<String> CLOSING = Set.of(")", "]", ",", ":", Words.MEMBER);

    private SourceLayout() {}

    /// A line without its comment, and the comment.
    private record Row(String code, String comment, boolean fixed) {
        boolean hasBoth() {
            return !fixed && !code.isEmpty() && !comment.isEmpty();
        }
    }

    /// `text` well set.
    public static String format(String text) {
        if (text.length() > Assembler.TEXT_LIMIT) {
            return text;
        }
        List<Row> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            rows.add(row(line));
        }
        int[] columns = columns(rows);
        String[] margins = margins(rows);
        List<String> lines = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.fixed()) {
                lines.add(row.code());
            } else if (row.code().isEmpty()) {
                lines.add(row.comment().isEmpty() ? "" : margins[i] + row.comment());
            } else if (row.comment().isEmpty()) {
                lines.add(row.code());
            } else {
                lines.add(row.code() + " ".repeat(Math.max(1, columns[i] - row.code().length())) + row.comment());
            }
        }
        return String.join("\n", lines);
    }

    private static Row row(String line) {
        boolean plain = line.length() <= Assembler.LINE_LIMIT && Listing.of(line) instanceof Listing.Text(int start, List<Byte> _) && line.substring(0, start).isBlank();
        List<Token> tokens = plain ? Lexer.tokens(line) : List.of();
        if (!plain || tokens.stream().anyMatch(token -> token.kind() == Kind.UNKNOWN)) {
            return new Row(line, "", true);
        }
        boolean remark = !tokens.isEmpty() && tokens.getLast().kind() == Kind.COMMENT;
        String comment = remark ? tokens.getLast().text().stripTrailing() : "";
        List<Token> words = remark ? tokens.subList(0, tokens.size() - 1) : tokens;
        String code = words.isEmpty() ? "" : indent(words) + spaced(line, words);
        boolean same = same(words, Lexer.tokens(code)) && Listing.of(code) instanceof Listing.Text(int begin, List<Byte> _) && code.substring(0, begin).isBlank();
        return same ? new Row(code, comment, false) : new Row(line, "", true);
    }

    private static boolean same(List<Token> before, List<Token> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            Token a = before.get(i);
            Token b = after.get(i);
            if (a.kind() != b.kind() || a.value() != b.value() || !a.text().equals(b.text())) {
                return false;
            }
        }
        return true;
    }

    private static String indent(List<Token> words) {
        boolean atMargin = words.getFirst().kind() == Kind.DIRECTIVE || words.size() > 1 && words.get(1).is(":");
        return atMargin ? "" : INDENT;
    }

    private static String spaced(String line, List<Token> words) {
        Token first = words.getFirst();
        StringBuilder text = new StringBuilder();
        boolean bracket = false;
        for (int i = 0; i < words.size(); i++) {
            Token token = words.get(i);
            if (i > 0) {
                Token before = words.get(i - 1);
                boolean gap = first.is(".license") ? token.start() > before.end()
                        : first.kind() == Kind.DIRECTIVE ? isGapInDirective(before, token) : isGap(words, i, bracket);
                text.append(gap ? " " : "");
            }
            // In `[%r1+4]` nothing is spaced out.
            bracket = token.is("[") || bracket && !token.is("]");
            text.append(line, token.start(), token.end());
        }
        return text.toString();
    }

    private static boolean isGapInDirective(Token before, Token token) {
        return !token.is("=") && !before.is("=") && !isSign(before);
    }

    private static boolean isGap(List<Token> words, int i, boolean bracket) {
        Token before = words.get(i - 1);
        Token token = words.get(i);
        if (bracket || isOneOf(CLOSING, token) || isOneOf(OPENING, before)) {
            return false;
        }
        if (isOneOf(OPENING, token)) {
            // `*(u32 *)(r1 + 4)`, `map_value(hits)` and `skb[12]`, but `if (` if there ever is one.
            return !(before.is("*") || before.is(")") || before.kind() == Kind.NAME) || token.is("[") && before.is(",");
        }
        if (before.is("*") && i > 1 && token.is(")")) {
            return false;
        }
        // `*(u8 *)skb[12]`, and the type of `(s32)r1`.
        if (before.is(")") && (token.kind() == Kind.NAME || token.kind() == Kind.REGISTER)) {
            return false;
        }
        if (before.is("pc") || i > 1 && words.get(i - 2).is("pc") && isSign(before)) {
            return false;
        }
        return !(isSign(before) && isUnary(words, i - 1));
    }

    private static boolean isOneOf(Set<String> words, Token token) {
        return token.kind() == Kind.OPERATOR && words.contains(token.text());
    }

    private static boolean isSign(Token token) {
        return isOneOf(SIGNS, token);
    }

    /// Whether the sign at `i` belongs to what follows alone: there is nothing in front that it could be added to.
    private static boolean isUnary(List<Token> words, int i) {
        if (i == 0) {
            return true;
        }
        Token before = words.get(i - 1);
        boolean operand = before.kind() == Kind.REGISTER || before.kind() == Kind.NUMBER || before.is(")") || before.is("]");
        return !operand;
    }

    /// A comment alone in its line stands like the code below it.
    private static String[] margins(List<Row> rows) {
        String[] margins = new String[rows.size()];
        String margin = "";
        for (int i = rows.size() - 1; i >= 0; i--) {
            margins[i] = margin;
            String code = rows.get(i).code();
            if (!code.isBlank()) {
                margin = code.startsWith(" ") ? INDENT : "";
            }
        }
        return margins;
    }

    /// Where comments begin in the block of lines around each line: up to the next line that holds no code.
    private static int[] columns(List<Row> rows) {
        int[] columns = new int[rows.size()];
        for (int first = 0; first < rows.size(); first++) {
            int end = first;
            int column = 0;
            for (; end < rows.size() && isInBlock(rows.get(end)); end++) {
                Row row = rows.get(end);
                if (row.hasBoth() && row.code().length() < FARTHEST_COMMENT) {
                    column = Math.max(column, row.code().length() + 1);
                }
            }
            Arrays.fill(columns, first, end, column);
            first = Math.max(first, end - 1);
        }
        return columns;
    }

    private static boolean isInBlock(Row row) {
        return !row.fixed() && !row.code().isEmpty();
    }
}
