package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.editor.EditorViewModel.Beside;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.TreeMap;

/// The other text of a program that a compiler made: the C text of an object, which is the file beside it or as many lines as the object's line info holds;
/// or the instructions of C text.
///
/// @param file its name
/// @param program whose lines they are
/// @param listing where instructions stand in it; without it, the program says that itself
public record CText(String file, String text, Optional<Program> program, Optional<Lines> listing) {
    /// No other text.
    public static final CText NONE = new CText("", "", Optional.empty(), Optional.empty());

    /// The instructions of the C text of `session`.
    static CText instructions(Session session) {
        return session.programs().map(set -> {
            Platform platform = session.setup().platform();
            String text = Disassembler.source(set, Opened.helperNames(platform));
            Lines lines = Opened.source(session.document().name(), text, platform, set.order()).assembly().programs().map(Lines::of).orElse(Lines.NONE);
            return new CText(Text.of("editor.instructions"), text, session.program(), Optional.of(lines));
        }).orElse(NONE);
    }

    /// This, with the lines of another program of the same text.
    CText of(Optional<Program> other) {
        return new CText(file, text, other, listing);
    }

    static CText of(Session session) {
        Optional<Program> program = session.document().object().flatMap(o -> session.program().flatMap(p -> o.programs().program(p.name())));
        Optional<SourceLine> first = program.flatMap(p -> p.sourceMap().lines().stream().findFirst());
        if (first.isEmpty()) {
            return session.document().cSource().map(text -> new CText(session.document().name().replaceFirst("\\.o$", ".c"), text, Optional.empty(), Optional.empty())).orElse(NONE);
        }
        String text = session.document().cSource().filter(t -> agrees(t, first.get())).orElseGet(() -> known(program.get()));
        return new CText(first.get().file(), text, program, Optional.empty());
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

    private Optional<Integer> line(int slot) {
        return listing.map(lines -> program.flatMap(p -> lines.line(p.name(), slot).stream().boxed().findFirst()))
                .orElseGet(() -> program.flatMap(p -> p.sourceMap().at(slot)).map(line -> line.line() - 1));
    }

    /// Slots in the gutter, what is known at the end of lines, the line that runs next, and the line where the verifier said no.
    Beside beside(Optional<Moment> moment, Optional<Lines.Instruction> refused, String currentWord, Function<List<Lines.Instruction>, String> inlay) {
        if (program.isEmpty()) {
            return Beside.NOTHING;
        }
        TreeMap<Integer, List<Lines.Instruction>> byLine = new TreeMap<>();
        String name = program.get().name();
        program.get().code().starts().forEach(slot -> line(slot).ifPresent(line -> byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(new Lines.Instruction(name, slot))));
        int current = moment.filter(m -> m.snapshot().program().equals(program.get().name()))
                .flatMap(m -> line(m.snapshot().slot())).orElse(-1);
        int bad = refused.filter(at -> at.program().equals(program.get().name())).flatMap(at -> line(at.slot())).orElse(-1);
        int count = (int) text.chars().filter(ch -> ch == '\n').count() + 1;
        List<CodeLine> lines = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            List<Lines.Instruction> instructions = byLine.getOrDefault(line, List.of());
            List<Lines.Instruction> telling = instructions.stream().sorted(Lines.telling(program.get())).toList();
            Set<LineMark> marks = EnumSet.noneOf(LineMark.class);
            if (line == current) {
                marks.add(LineMark.CURRENT);
            }
            if (line == bad) {
                marks.add(LineMark.REJECTED);
            }
            String index = instructions.stream().findFirst().map(first -> Integer.toString(first.slot())).orElse("");
            lines.add(instructions.isEmpty() && marks.isEmpty() ? CodeLine.PLAIN : new CodeLine(index, inlay.apply(telling), marks, line == current ? currentWord : ""));
        }
        return new Beside(lines, current);
    }
}
