package dev.glasshive.app.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of a sentence.
///
/// @param form how it is set
/// @param slot the instruction that it names, to go to; absent for other words
public record Piece(String text, Form form, OptionalInt slot) {
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|(?<=\\binstructions? |\\binsn )\\d+|\\b(?:r\\d{1,2}|bpf_\\w+)\\b");

    /// How words are set.
    public enum Form {
        WORDS, CODE
    }

    /// `sentence` in pieces: instructions that it names can be gone to, registers and code stand out.
    static List<Piece> of(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = MARKED.matcher(sentence);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Piece(sentence.substring(end, matcher.start()), Form.WORDS, OptionalInt.empty()));
            }
            if (matcher.group(1) != null) {
                pieces.add(new Piece(matcher.group(1), Form.CODE, OptionalInt.empty()));
            } else if (Character.isDigit(matcher.group().charAt(0)) && matcher.group().length() < 8) {
                pieces.add(new Piece(matcher.group(), Form.WORDS, OptionalInt.of(Integer.parseInt(matcher.group()))));
            } else {
                pieces.add(new Piece(matcher.group(), Form.CODE, OptionalInt.empty()));
            }
            end = matcher.end();
        }
        if (end < sentence.length()) {
            pieces.add(new Piece(sentence.substring(end), Form.WORDS, OptionalInt.empty()));
        }
        return pieces;
    }
}
