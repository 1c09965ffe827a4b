package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.editor.EditorViewModel.Beside;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The C text of an object: the file beside it, or as many lines as the object's line info holds.
///
/// @param file the name that the object gives it
/// @param program whose lines they are
public record CText(String file, String text, Optional<Program> program) {
    /// No C text.
    public static final CText NONE = new CText("", "", Optional.empty());

    static CText of(Session session) {
        Optional<Program> program = session.document().object().flatMap(o -> session.program().flatMap(p -> o.programs().program(p.name())));
        Optional<SourceLine> first = program.flatMap(p -> p.sourceMap().lines().stream().findFirst());
        if (first.isEmpty()) {
            return session.document().cSource().map(text -> new CText(session.document().name().replaceFirst("\\.o$", ".c"), text, Optional.empty())).orElse(NONE);
        }
        String text = session.document().cSource().filter(t -> agrees(t, first.get())).orElseGet(() -> known(program.get()));
        return new CText(first.get().file(), text, program);
    }

    /// Whether the text beside the object is the one it was made of.
    private static boolean agrees(String text, SourceLine line) {
        List<String> lines = text.lines().toList();
        return line.line() <= lines.size() && (line.text().isEmpty() || lines.get(line.line() - 1).strip().equals(line.text().strip()));
    }

    private static String known(Program program) {
        TreeMap<Integer, String> lines = new TreeMap<>();
        program.sourceMap().lines().forEach(l -> lines.putIfAbsent(l.line(), l.text()));
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= lines.lastKey(); line++) {
            text.append(lines.getOrDefault(line, "")).append('\n');
        }
        return text.toString();
    }

    /// Slots in the gutter, the line that runs next, and the line where the verifier said no.
    Beside beside(Optional<Moment> moment, Optional<Lines.Instruction> refused, String currentWord) {
        if (program.isEmpty()) {
            return Beside.NOTHING;
        }
        TreeMap<Integer, Integer> firstSlot = new TreeMap<>();
        program.get().sourceMap().lines().forEach(l -> firstSlot.merge(l.line() - 1, l.slot(), Math::min));
        int current = moment.filter(m -> m.snapshot().program().equals(program.get().name()))
                .flatMap(m -> program.get().sourceMap().at(m.snapshot().slot())).map(l -> l.line() - 1).orElse(-1);
        int bad = refused.filter(at -> at.program().equals(program.get().name())).flatMap(at -> program.get().sourceMap().at(at.slot())).map(l -> l.line() - 1).orElse(-1);
        int count = (int) text.chars().filter(ch -> ch == '\n').count() + 1;
        List<CodeLine> lines = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            Integer slot = firstSlot.get(line);
            Set<LineMark> marks = EnumSet.noneOf(LineMark.class);
            if (line == current) {
                marks.add(LineMark.CURRENT);
            }
            if (line == bad) {
                marks.add(LineMark.REJECTED);
            }
            lines.add(slot == null && marks.isEmpty() ? CodeLine.PLAIN : new CodeLine(slot == null ? "" : slot.toString(), "", marks, line == current ? currentWord : ""));
        }
        return new Beside(lines, current);
    }
}
