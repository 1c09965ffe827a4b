package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What lies beside the lines of a text while nothing happens there: made once for a text, so that a step costs only the lines it touches.
final class LineList {
    // Most lines differ in the number of their instruction alone; programs are edited often, and numbers do not change with that.
    private static final List<CodeLine> BY_SLOT = new ArrayList<>();
    private static final int MOST_SLOTS = 100_000;

    private final Lines lines;
    private final String text;
    private final Hints hints;
    private final CodeLine[] quiet;

    /// What stands at the end of lines of a program, by slot.
    record Hints(String program, Map<Integer, String> bySlot) {
        static final Hints NONE = new Hints("", Map.of());
    }

    private LineList(Lines lines, String text, Hints hints) {
        this.lines = lines;
        this.text = text;
        this.hints = hints;
        quiet = new CodeLine[(int) text.chars().filter(ch -> ch == '\n').count() + 1];
        for (int line = 0; line < quiet.length; line++) {
            quiet[line] = lines.instruction(line).map(instruction -> quiet(instruction.slot(), hint(instruction))).orElse(CodeLine.PLAIN);
        }
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

    private static CodeLine quiet(int slot, String hint) {
        if (slot >= MOST_SLOTS || !hint.isEmpty()) {
            return makeQuiet(slot, hint);
        }
        synchronized (BY_SLOT) {
            while (BY_SLOT.size() <= slot) {
                BY_SLOT.add(makeQuiet(BY_SLOT.size(), ""));
            }
            return BY_SLOT.get(slot);
        }
    }

    private static CodeLine makeQuiet(int slot, String hint) {
        return new CodeLine(Integer.toString(slot), hint, Set.of(), Text.of("editor.line", slot));
    }

    /// All lines, with those that are given in the place of quiet ones.
    List<CodeLine> with(List<Loud> given) {
        CodeLine[] all = quiet.clone();
        for (Loud loud : given) {
            if (loud.line() >= 0 && loud.line() < all.length) {
                all[loud.line()] = loud.beside();
            }
        }
        return Collections.unmodifiableList(Arrays.asList(all));
    }

    /// The instruction in a line.
    Optional<Lines.Instruction> instruction(int line) {
        return lines.instruction(line);
    }

    /// A line at which something happens.
    record Loud(int line, CodeLine beside) {}
}
