package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts one source line into tokens. Every character that is no blank belongs to exactly one token.
public final class Lexer {
    private final String line;
    private final int limit;
    private int position;

    private Lexer(String line, int position) {
        this.line = line;
        this.limit = line.length();
        this.position = position;
    }

    /// The tokens of `line`, comments included.
    public static List<Token> tokens(String line) {
        return tokens(line, 0);
    }

    /// The tokens of `line` from index `start` on.
    static List<Token> tokens(String line, int start) {
        Lexer lexer = new Lexer(line, start);
        List<Token> tokens = new ArrayList<>();
        boolean opening = true;
        for (lexer.skipBlanks(); lexer.position < lexer.limit; lexer.skipBlanks()) {
            Token token = lexer.next();
            if (opening && token.kind() == Kind.NAME && token.text().startsWith(".") && !lexer.atLabelEnd()) {
                token = new Token(Kind.DIRECTIVE, token.start(), token.end(), token.text(), 0);
            }
            tokens.add(token);
            opening = token.is(":");
        }
        return tokens;
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || c == '$';
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipBlanks() {
        while (position < limit && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }

    private boolean atLabelEnd() {
        return position < limit && line.charAt(position) == ':';
    }

    private char at(int index) {
        return index < limit ? line.charAt(index) : '\0';
    }

    private Token next() {
        char c = line.charAt(position);
        if (c == ';' || c == '#' || c == '/' && at(position + 1) == '/') {
            return token(Kind.COMMENT, limit);
        }
        if (c == 'x' && at(position + 1) == '"') {
            return quoted(Kind.BYTES, position + 2);
        }
        if (c == '%' && at(position + 1) == 'r' && isDigit(at(position + 2))) {
            return percentRegister();
        }
        if (Words.OPERATOR_STARTS.indexOf(c) >= 0) {
            for (String operator : Words.OPERATORS) {
                if (line.startsWith(operator, position)) {
                    return token(Kind.OPERATOR, position + operator.length());
                }
            }
        }
        if (isNameStart(c)) {
            return name();
        }
        if (isDigit(c)) {
            return number();
        }
        return switch (c) {
            case '"' -> quoted(Kind.QUOTED, position + 1);
            case '\'' -> character();
            default -> token(Kind.UNKNOWN, position + Character.charCount(line.codePointAt(position)));
        };
    }

    private Token token(Kind kind, int end) {
        Token token = new Token(kind, position, end, line.substring(position, end), 0);
        position = end;
        return token;
    }

    private Token name() {
        int end = position + 1;
        while (end < limit && isNamePart(line.charAt(end))) {
            end++;
        }
        String text = line.substring(position, end);
        Kind kind = Words.KEYWORDS.contains(text) ? Kind.KEYWORD : Words.REGISTERS.containsKey(text) ? Kind.REGISTER : Kind.NAME;
        return token(kind, end);
    }

    /// `%r1`, as the mnemonic dialect writes registers.
    private Token percentRegister() {
        int end = position + 1;
        while (end < limit && isNamePart(line.charAt(end))) {
            end++;
        }
        return token(Words.REGISTERS.containsKey(line.substring(position + 1, end)) ? Kind.REGISTER : Kind.UNKNOWN, end);
    }

    private Token number() {
        int start = position;
        int end = start + 1;
        while (end < limit && isNamePart(line.charAt(end))) {
            end++;
        }
        Token token = token(Kind.NUMBER, end);
        String text = token.text();
        try {
            long value = switch (text.length() > 2 && text.charAt(0) == '0' ? text.charAt(1) : '\0') {
                case 'x', 'X' -> Long.parseUnsignedLong(text, 2, text.length(), 16);
                case 'b', 'B' -> Long.parseUnsignedLong(text, 2, text.length(), 2);
                default -> Long.parseUnsignedLong(text);
            };
            return new Token(Kind.NUMBER, start, end, text, value);
        } catch (NumberFormatException _) {
            return new Token(Kind.UNKNOWN, start, end, text, 0);
        }
    }

    /// `'a'`, or with an escape: `'\n'`, `'\x1b'`.
    private Token character() {
        int start = position;
        StringBuilder content = new StringBuilder();
        int end = readQuoted('\'', start + 1, content);
        boolean single = end >= 0 && content.length() == 1;
        return end < 0
                ? token(Kind.UNKNOWN, limit)
                : number(token(single ? Kind.NUMBER : Kind.UNKNOWN, end), single ? content.charAt(0) : 0);
    }

    private static Token number(Token token, long value) {
        return new Token(token.kind(), token.start(), token.end(), token.text(), value);
    }

    private Token quoted(Kind kind, int from) {
        StringBuilder content = new StringBuilder();
        int end = readQuoted('"', from, content);
        if (end < 0) {
            return token(Kind.UNKNOWN, limit);
        }
        Token token = token(kind, end);
        return new Token(kind, token.start(), end, content.toString(), 0);
    }

    /// Appends what stands before the closing quote to `content`; the index after that quote, or -1 if there is none.
    private int readQuoted(char quote, int from, StringBuilder content) {
        int i = from;
        while (i < limit) {
            char c = line.charAt(i++);
            if (c == quote) {
                return i;
            }
            i = c == '\\' ? readEscape(i, content) : read(c, i, content);
        }
        return -1;
    }

    private static int read(char c, int after, StringBuilder content) {
        content.append(c);
        return after;
    }

    /// Appends what the escape letter at `index` stands for; the index behind all of it.
    private int readEscape(int index, StringBuilder content) {
        return switch (at(index)) {
            case 'n' -> read('\n', index + 1, content);
            case 't' -> read('\t', index + 1, content);
            case 'r' -> read('\r', index + 1, content);
            case '0' -> read('\0', index + 1, content);
            case 'x' -> readHex(index, 2, content);
            case 'u' -> readHex(index, 4, content);
            default -> read(at(index), index + 1, content);
        };
    }

    private int readHex(int letter, int digits, StringBuilder content) {
        int value = 0;
        for (int i = letter + 1; i <= letter + digits; i++) {
            int digit = Character.digit(at(i), 16);
            if (digit < 0) {
                return read(line.charAt(letter), letter + 1, content);
            }
            value = value << 4 | digit;
        }
        return read((char) value, letter + digits + 1, content);
    }
}
