package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What lies beside the lines of a text while nothing happens there: made once for a text, so that a step costs only the lines it touches.
final class LineList {
    // Most lines differ in the number of their instruction alone; programs are edited often, and numbers do not change with that.
    private static final List<CodeLine> BY_SLOT = new ArrayList<>();
    private static final int MOST_SLOTS = 100_000;

    private final Lines lines;
    private final String text;
    private final CodeLine[] quiet;

    private LineList(Lines lines, String text) {
        this.lines = lines;
        this.text = text;
        quiet = new CodeLine[(int) text.chars().filter(ch -> ch == '\n').count() + 1];
        for (int line = 0; line < quiet.length; line++) {
            quiet[line] = lines.instruction(line).map(instruction -> quiet(instruction.slot())).orElse(CodeLine.PLAIN);
        }
    }

    /// No lines.
    static LineList none() {
        return new LineList(Lines.NONE, "");
    }

    /// The list for a text: this one, if the text is the same.
    LineList forText(Lines wantedLines, String wantedText) {
        return lines.equals(wantedLines) && text.equals(wantedText) ? this : new LineList(wantedLines, wantedText);
    }

    private static CodeLine quiet(int slot) {
        if (slot >= MOST_SLOTS) {
            return makeQuiet(slot);
        }
        synchronized (BY_SLOT) {
            while (BY_SLOT.size() <= slot) {
                BY_SLOT.add(makeQuiet(BY_SLOT.size()));
            }
            return BY_SLOT.get(slot);
        }
    }

    private static CodeLine makeQuiet(int slot) {
        return new CodeLine(Integer.toString(slot), "", Set.of(), Text.of("editor.line", slot));
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
