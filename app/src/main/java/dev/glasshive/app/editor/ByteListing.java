package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.editor.EditorViewModel.Beside;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// A program as its bytes, with the text of each instruction behind them.
///
/// @param program the name of the program
/// @param lines the line of each instruction, counted from 0, by its slot
record ByteListing(String program, String text, Map<Integer, Integer> lines) {
    /// Nothing is listed.
    static final ByteListing NONE = new ByteListing("", "", Map.of());
    private static final int LEAST_DIGITS = 3;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    static ByteListing of(Program program, ProgramSet set, Platform platform) {
        StringBuilder text = new StringBuilder();
        Map<Integer, Integer> lines = new HashMap<>();
        Map<Integer, List<Subprogram>> functions = program.subprograms().stream().collect(Collectors.groupingBy(Subprogram::start));
        HelperNames helpers = Opened.helperNames(platform);
        int digits = Math.max(LEAST_DIGITS, Integer.toString(program.code().size()).length());
        int line = 0;
        for (int slot : program.code().starts()) {
            for (Subprogram function : functions.getOrDefault(slot, List.of())) {
                text.append(function.name()).append(":\n");
                line++;
            }
            lines.put(slot, line++);
            byte[] bytes = Encoder.encode(program.code().at(slot), set.order());
            String first = SPACED.formatHex(bytes, 0, Fields.SLOT);
            text.append(String.format("%" + digits + "d: %s  %s\n", slot, first, Disassembler.line(program, slot, set, helpers)));
            // A wide instruction takes two slots, and has a line for each: in one, its text would stand out of view.
            if (bytes.length > Fields.SLOT) {
                text.append(" ".repeat(digits + 2)).append(SPACED.formatHex(bytes, Fields.SLOT, bytes.length)).append('\n');
                line++;
            }
        }
        return new ByteListing(program.name(), text.toString(), lines);
    }

    /// The line that runs next and the line where the verifier said no; the listing itself has the slots.
    Beside beside(Optional<Lines.Instruction> current, Optional<Lines.Instruction> refused) {
        OptionalInt next = current.map(this::line).orElse(OptionalInt.empty());
        OptionalInt bad = refused.map(this::line).orElse(OptionalInt.empty());
        List<CodeLine> beside = new ArrayList<>(Collections.nCopies(Math.max(next.orElse(-1), bad.orElse(-1)) + 1, CodeLine.PLAIN));
        next.ifPresent(line -> beside.set(line, new CodeLine("", "", EnumSet.of(LineMark.CURRENT), Text.of("editor.current"))));
        bad.ifPresent(line -> {
            Set<LineMark> marks = EnumSet.of(LineMark.REJECTED);
            marks.addAll(beside.get(line).marks());
            beside.set(line, new CodeLine("", "", marks, Text.of("editor.refused"), Text.of("editor.refused")));
        });
        return new Beside(beside, next.orElse(-1));
    }

    /// The line of an instruction; nowhere if it belongs to another program.
    OptionalInt line(Lines.Instruction instruction) {
        Integer line = instruction.program().equals(program) ? lines.get(instruction.slot()) : null;
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
