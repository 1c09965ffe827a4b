package dev.glasshive.app.editor;

import dev.glasshive.app.text.Text;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where somebody wants to go: `12`, `:12`, `12:5`, `insn 12`.
///
/// @param line from 0
/// @param column from 0
record Destination(int line, int column) {
    private static final Pattern LINE = Pattern.compile("\\s*:?\\s*(\\d{1,9})(?:\\s*:\\s*(\\d{1,9}))?\\s*");
    private static final Pattern INSTRUCTION = Pattern.compile("\\s*(?:insn|i|#)\\s*(\\d{1,9})\\s*");

    /// What became of the words.
    sealed interface Read {}

    /// They say where to go.
    record To(Destination destination) implements Read {}

    /// They do not, and why.
    record Nowhere(String why) implements Read {}

    /// Reads `words` over a text of `lines` lines.
    ///
    /// @param lineOf the line of an instruction of the program that runs
    static Read read(String words, int lines, IntFunction<OptionalInt> lineOf) {
        Matcher line = LINE.matcher(words);
        if (line.matches()) {
            int wanted = Integer.parseInt(line.group(1));
            int column = line.group(2) == null ? 1 : Integer.parseInt(line.group(2));
            return wanted >= 1 && wanted <= lines ? new To(new Destination(wanted - 1, Math.max(0, column - 1))) : new Nowhere(Text.of("goto.no-line", lines));
        }
        Matcher instruction = INSTRUCTION.matcher(words);
        if (instruction.matches()) {
            int slot = Integer.parseInt(instruction.group(1));
            OptionalInt found = lineOf.apply(slot);
            return found.isPresent() ? new To(new Destination(found.getAsInt(), 0)) : new Nowhere(Text.of("goto.no-instruction", slot));
        }
        return new Nowhere(Text.of("goto.what"));
    }

    /// What is wrong with words, if anything; no words are no mistake.
    static Optional<String> fault(String words, int lines, IntFunction<OptionalInt> lineOf) {
        return !words.isBlank() && read(words, lines, lineOf) instanceof Nowhere(String why) ? Optional.of(why) : Optional.empty();
    }
}
