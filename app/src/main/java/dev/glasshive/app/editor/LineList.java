package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What lies beside the lines of a text while nothing happens there. Each line is made when somebody asks for it, for most are never seen.
final class LineList {
    // Most lines differ in the number of their instruction alone; programs are edited often, and numbers do not change with that.
    private static final Map<Integer, CodeLine> BY_SLOT = new ConcurrentHashMap<>();
    private static final int MOST_SLOTS = 100_000;

    private final Lines lines;
    private final String text;
    private final Hints hints;
    private final int count;

    /// What stands at the end of lines of a program, by slot.
    record Hints(String program, Map<Integer, String> bySlot) {
        static final Hints NONE = new Hints("", Map.of());
    }

    private LineList(Lines lines, String text, Hints hints) {
        this.lines = lines;
        this.text = text;
        this.hints = hints;
        count = new TextLines(text).count();
    }

    /// No lines.
    static LineList none() {
        return new LineList(Lines.NONE, "", Hints.NONE);
    }

    /// The list for a text: this one, if text and hints are the same.
    LineList forText(Lines wantedLines, String wantedText, Hints wantedHints) {
        return hints.equals(wantedHints) && lines.equals(wantedLines) && text.equals(wantedText) ? this : new LineList(wantedLines, wantedText, wantedHints);
    }

    /// What stands at the end of the line of `instruction` while nothing happens there.
    String hint(Lines.Instruction instruction) {
        return hints.program().equals(instruction.program()) ? hints.bySlot().getOrDefault(instruction.slot(), "") : "";
    }

    /// What stands at the end of a line while nothing happens there: of several instructions, the last that teaches anything says what the line came to.
    private String hint(int line) {
        return lines.instructions(line).reversed().stream().map(this::hint).filter(words -> !words.isEmpty()).findFirst().orElse("");
    }

    private static CodeLine quiet(int slot, String hint) {
        return hint.isEmpty() && slot < MOST_SLOTS ? BY_SLOT.computeIfAbsent(slot, number -> makeQuiet(number, "")) : makeQuiet(slot, hint);
    }

    private static CodeLine makeQuiet(int slot, String hint) {
        return new CodeLine(Integer.toString(slot), hint, Set.of(), Text.of("editor.line", slot));
    }

    private CodeLine quiet(int line) {
        return lines.instruction(line).map(instruction -> quiet(instruction.slot(), hint(line))).orElse(CodeLine.PLAIN);
    }

    /// All lines, with those that are given in the place of quiet ones.
    List<CodeLine> with(Map<Integer, CodeLine> loud) {
        return new AbstractList<>() {
            @Override
            public CodeLine get(int line) {
                CodeLine given = loud.get(Objects.checkIndex(line, count));
                return given == null ? quiet(line) : given;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /// The instruction in a line.
    Optional<Lines.Instruction> instruction(int line) {
        return lines.instruction(line);
    }
}
