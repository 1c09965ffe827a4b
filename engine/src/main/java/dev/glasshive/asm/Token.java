package dev.glasshive.asm;

/// A word of a source line.
///
/// @param start index of its first character in the line
/// @param end index after its last character
/// @param text its characters; of a [Kind#QUOTED] or [Kind#BYTES] token what stands between the quotes
/// @param value the magnitude of a [Kind#NUMBER], unsigned; else 0
public record Token(Kind kind, int start, int end, String text, long value) {

    /// What a token is. An editor colours by it.
    public enum Kind {
        /// A register that exists: `r0` to `r10`, `w0` to `w10`, `%r0` to `%r10`.
        REGISTER,
        /// `if`, `goto`, `call` and their like.
        KEYWORD,
        /// A name with a leading dot at the start of a line.
        DIRECTIVE,
        /// Any other name: labels, maps, functions, types.
        NAME,
        /// A name between double quotes, which may hold any character.
        QUOTED,
        /// A number or a character literal.
        NUMBER,
        /// Bytes in hexadecimal: `x"0011"`.
        BYTES,
        /// Operators and punctuation.
        OPERATOR,
        /// From `;`, `//` or `#` to the end of the line.
        COMMENT,
        /// What belongs to no other kind: an odd character, an open quote, a number that is none.
        UNKNOWN,
        /// The place after the last word of a line.
        END
    }

    /// Whether this is the operator, keyword or plain name `expected`.
    public boolean is(String expected) {
        return kind != Kind.QUOTED && kind != Kind.BYTES && text.equals(expected);
    }

    /// Whether this can name a label, a map, a function or a program.
    public boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED || kind == Kind.DIRECTIVE;
    }

    /// Where this stands in line `line`.
    public SourceSpan span(int line) {
        return new SourceSpan(line, start + 1, end - start);
    }
}
