package dev.glasshive.portability;

import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the text of a program writes its instructions: with names, which every system fills with its own numbers, or with numbers.
///
/// An object has numbers only, but is compiled from a source that names its helpers.
record Written(Program program) {
    private static final String END = "(?=\\s*(?:$|[;#]|//))";
    static final Pattern CALL = Pattern.compile("\\bcall\\s+(?:helper\\s+)?(0[xX][0-9a-fA-F]+|\\d+)" + END);
    static final Pattern RESULT = Pattern.compile("\\b([rw]0\\s*=\\s*)(-?\\w+)" + END);
    static final Pattern ACCESS = Pattern.compile("\\*\\s*\\(\\s*u\\d+\\s*\\*\\s*\\)\\s*\\(\\s*(r\\d+)\\s*(?:[+-]\\s*\\w+\\s*)?\\)");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:[;#]|//).*$");
    private static final Pattern FIELD = Pattern.compile("\\br\\d+\\s*->\\s*\\w+");
    private static final Pattern NAMED_RESULT = Pattern.compile("\\b[rw]0\\s*=\\s*[A-Z][A-Z0-9_]+" + END);

    private boolean finds(Pattern pattern, int slot) {
        return line(slot).filter(line -> pattern.matcher(line.text()).find()).isPresent();
    }

    /// The line of the instruction at `slot`, if it is that of no other before.
    private Optional<SourceLine> line(int slot) {
        return program.sourceMap().at(slot).filter(line -> line.slot() == slot);
    }

    /// Whether the call at `slot` is written as a number.
    boolean callsByNumber(int slot) {
        return finds(CALL, slot);
    }

    /// Whether the access at `slot` names the field.
    boolean namesField(int slot) {
        return finds(FIELD, slot);
    }

    /// Whether the result at `slot` is a name.
    boolean namesResult(int slot) {
        return finds(NAMED_RESULT, slot);
    }

    /// An instruction without what is said about it.
    static String withoutComment(String line) {
        return COMMENT.matcher(line).replaceFirst("");
    }

    /// `text` with `replacement` in place of what `pattern` finds first.
    static Optional<String> replaced(Pattern pattern, String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(text.substring(0, matcher.start()) + replacement + text.substring(matcher.end())) : Optional.empty();
    }
}
