package dev.glasshive.app.editor;

import dev.glasshive.asm.Lexer;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.asm.Token;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands around a place in a text: the words before it in its line, the word that it is in, and the program that it belongs to.
///
/// @param before the tokens of the line before the word, without labels
/// @param word the part of the word before the place
/// @param start where the word begins in the text
/// @param rest what follows in the line
/// @param line from 0
record CaretPlace(String text, List<Token> before, String word, int start, String rest, int line) {
    private static final Set<String> LOST_BY_CALLS = Set.of("r0", "r1", "r2", "r3", "r4", "r5");

    /// The place at `offset`; none in comments and between quotes.
    static Optional<CaretPlace> at(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        int wordStart = offset;
        while (wordStart > lineStart && isWordPart(text.charAt(wordStart - 1))) {
            wordStart--;
        }
        int lineEnd = text.indexOf('\n', offset);
        String head = text.substring(lineStart, wordStart);
        List<Token> tokens = Lexer.tokens(head.endsWith("%") ? head.substring(0, head.length() - 1) : head);
        boolean isText = tokens.stream().noneMatch(t -> t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.UNKNOWN);
        int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return !isText ? Optional.empty() : Optional.of(new CaretPlace(text, withoutLabels(tokens), text.substring(wordStart, offset), wordStart,
                text.substring(offset, lineEnd < 0 ? text.length() : lineEnd), line));
    }

    static boolean isWordPart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '$';
    }

    private static List<Token> withoutLabels(List<Token> tokens) {
        int first = 0;
        while (first + 1 < tokens.size() && (tokens.get(first).isName() || tokens.get(first).is("exit")) && tokens.get(first + 1).is(":")) {
            first += 2;
        }
        return List.copyOf(tokens.subList(first, tokens.size()));
    }

    /// The token that is `back` before the word, 1 the last one; its text is empty where there is none.
    Token last(int back) {
        return back <= before.size() ? before.get(before.size() - back) : new Token(Token.Kind.END, 0, 0, "", 0);
    }

    /// The register whose offset the word is: `(r1 `, `(r1 + `, `[%r1+`.
    Optional<String> addressBase() {
        int sign = last(1).is("+") ? 1 : 0;
        boolean bracket = last(sign + 2).is("[") || last(sign + 2).is("(") && last(sign + 3).is(")");
        return bracket && last(sign + 1).kind() == Token.Kind.REGISTER ? Optional.of(plain(last(sign + 1))) : Optional.empty();
    }

    /// Whether the word is a number.
    boolean isNumber() {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    /// The names of the whole text.
    SourceNames names() {
        return SourceNames.of(text);
    }

    /// The type of the program that the place belongs to, as its `.program` line tells it.
    Optional<ProgramType> programType(Platform platform) {
        for (int at = text.lastIndexOf(".program", start); at >= 0; at = at == 0 ? -1 : text.lastIndexOf(".program", at - 1)) {
            int end = text.indexOf('\n', at);
            int lineStart = text.lastIndexOf('\n', at) + 1;
            List<Token> tokens = withoutLabels(Lexer.tokens(text.substring(lineStart, end < 0 ? text.length() : end)));
            if (tokens.size() > 1 && tokens.getFirst().is(".program") && tokens.getFirst().kind() == Token.Kind.DIRECTIVE) {
                String section = "";
                for (int i = 2; i + 2 < tokens.size(); i++) {
                    section = tokens.get(i).is("section") && tokens.get(i + 1).is("=") ? tokens.get(i + 2).text() : section;
                }
                return platform.programType(tokens.get(1).text(), section);
            }
        }
        return Optional.empty();
    }

    /// The registers that surely still hold the context here, read line by line as if nothing jumped.
    Set<String> contextRegisters() {
        Set<String> holding = new HashSet<>(Set.of("r1"));
        int begin = Math.max(0, text.lastIndexOf("\n.program", start));
        int end = text.lastIndexOf('\n', Math.max(0, start - 1));
        if (end > begin) {
            text.substring(begin, end).lines().forEach(line -> follow(line, holding));
        }
        return holding;
    }

    private static void follow(String line, Set<String> holding) {
        List<Token> tokens = withoutLabels(Lexer.tokens(line));
        if (tokens.isEmpty()) {
            return;
        }
        Token first = tokens.getFirst();
        if (first.is("call")) {
            holding.removeAll(LOST_BY_CALLS);
        } else if (first.is(".func")) {
            holding.clear();
        } else if (tokens.size() > 2 && first.kind() == Token.Kind.REGISTER) {
            copy(first.text(), tokens.get(1).is("=") ? tokens.subList(2, tokens.size()) : List.of(), holding);
        } else if (tokens.size() > 3 && first.is("mov")) {
            copy(plain(tokens.get(1)), tokens.subList(3, tokens.size()), holding);
        } else if (tokens.size() > 1 && first.kind() == Token.Kind.NAME && first.text().startsWith("ld")) {
            holding.remove(plain(tokens.get(1)));
        }
    }

    private static void copy(String to, List<Token> value, Set<String> holding) {
        List<Token> code = new ArrayList<>(value);
        code.removeIf(t -> t.kind() == Token.Kind.COMMENT);
        boolean held = code.size() == 1 && holding.contains(plain(code.getFirst()));
        holding.remove(to.replace('w', 'r'));
        if (held) {
            holding.add(to);
        }
    }

    private static String plain(Token register) {
        return register.text().startsWith("%") ? register.text().substring(1) : register.text();
    }
}
