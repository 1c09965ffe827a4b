package dev.glasshive.asm;

import dev.glasshive.asm.Token.Kind;
import dev.glasshive.isa.Width;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Walks over the tokens of one line and says what is wrong with the one it stands on.
final class TokenCursor {
    private final List<Token> tokens;
    private final int line;
    private final Token end;
    private int position;

    /// @param tokens without comments
    /// @param line from 1
    TokenCursor(List<Token> tokens, int line) {
        this.tokens = tokens;
        this.line = line;
        int last = tokens.isEmpty() ? 0 : tokens.getLast().end();
        this.end = new Token(Kind.END, last, last, "", 0);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return position + ahead < tokens.size() ? tokens.get(position + ahead) : end;
    }

    Token next() {
        Token token = peek();
        position++;
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    void skipRest() {
        position = tokens.size();
    }

    SourceSpan span(Token token) {
        return token.span(line);
    }

    /// Steps over `word` if it stands here.
    boolean take(String word) {
        boolean found = peek().is(word);
        if (found) {
            position++;
        }
        return found;
    }

    /// Steps over `word`, which must stand here.
    void expect(String word) throws Unparsable {
        if (!take(word)) {
            throw unexpected(word, "");
        }
    }

    /// The line must be over.
    void expectEnd() throws Unparsable {
        if (!atEnd()) {
            throw unexpected("the end of the line", "");
        }
    }

    /// What stands here is not what may stand here.
    Unparsable unexpected(String expected, String suggestion) {
        Token token = peek();
        return error(token, describe(token), expected, suggestion);
    }

    Unparsable error(Token token, String message, String expected, String suggestion) {
        return new Unparsable(Diagnostic.error(span(token), visible(message), expected, suggestion));
    }

    /// Characters that no terminal shows are named by their numbers.
    private static String visible(String message) {
        return message.codePoints().mapToObj(c -> Character.isISOControl(c) ? String.format(Locale.ROOT, "U+%04X", c) : Character.toString(c)).collect(Collectors.joining());
    }

    private static String describe(Token token) {
        return switch (token.kind()) {
            case END -> "the line ends too early";
            case UNKNOWN -> switch (token.text().charAt(0)) {
                case '"', 'x' -> "this quote is not closed";
                case '\'' -> "a character literal holds one character between two quotes";
                case '%' -> token.text().length() > 1 ? "there is no register " + token.text() : "unexpected character %";
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> token.text() + " is no number, or more than 64 bits hold";
                default -> "unexpected character " + token.text();
            };
            case QUOTED -> "unexpected \"" + token.text() + "\"";
            case BYTES -> "unexpected x\"" + token.text() + "\"";
            case REGISTER, KEYWORD, DIRECTIVE, NAME, NUMBER, OPERATOR, COMMENT -> "unexpected " + token.text();
        };
    }

    boolean atRegister() {
        return peek().kind() == Kind.REGISTER;
    }

    /// Whether a number stands here, perhaps behind a sign.
    boolean atNumber() {
        int ahead = peek().is("-") || peek().is("+") ? 1 : 0;
        return peek(ahead).kind() == Kind.NUMBER;
    }

    /// The register here, of any width.
    Words.RegisterName register(String expected) throws Unparsable {
        Words.RegisterName register = peek().kind() == Kind.REGISTER ? Words.REGISTERS.get(peek().text()) : null;
        if (register == null) {
            throw noRegister(expected);
        }
        position++;
        return register;
    }

    Unparsable noRegister(String expected) {
        Token token = peek();
        if (token.kind() == Kind.NAME && Words.looksLikeRegister(token.text())) {
            return error(token, "there is no register " + token.text(), "r0 to r10, or w0 to w10 for their lower halves", "");
        }
        return unexpected(expected, token.kind() == Kind.REGISTER && token.text().startsWith("%") ? "write " + token.text().substring(1)
                : token.kind() == Kind.NAME ? Spelling.suggestion(token.text(), Words.REGISTERS.keySet()) : "");
    }

    /// The register here, which must be `width` wide.
    Words.RegisterName register(Width width, String why) throws Unparsable {
        Token token = peek();
        Words.RegisterName register = register("a register");
        if (register.width() != width) {
            String right = register.register().name(width);
            throw error(token, register + " has " + register.width().bits() + " bits, but " + why, right, "write " + right);
        }
        return register;
    }

    /// The number here, with its sign.
    Literal number(String expected) throws Unparsable {
        if (!atNumber()) {
            throw unexpected(expected, "");
        }
        Token first = peek();
        Literal.Sign sign = take("-") ? Literal.Sign.MINUS : take("+") ? Literal.Sign.PLUS : Literal.Sign.NONE;
        Token number = next();
        return new Literal(number.value(), sign, new SourceSpan(line, first.start() + 1, number.end() - first.start()),
                (sign == Literal.Sign.MINUS ? "-" : "") + number.text());
    }

    /// The name here: plain or quoted.
    Draft.Reference name(String expected) throws Unparsable {
        Token token = peek();
        if (!token.isName()) {
            throw unexpected(expected, token.kind() == Kind.KEYWORD || token.kind() == Kind.REGISTER
                    ? "write \"" + token.text() + "\" in quotes if it is a name" : "");
        }
        position++;
        return new Draft.Reference(token.text(), span(token));
    }
}
