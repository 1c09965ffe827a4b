package dev.glasshive.portability;

import dev.glasshive.asm.Assembler;
import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.FieldFormat;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.ContextFlow;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceLine;
import dev.glasshive.repair.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts names into a text where it has numbers that differ between the systems. With names, each system's assembler fills in its own.
final class PortableText {
    private final String text;
    private final String[] lines;
    private final ProgramSet set;
    private final Platform home;

    PortableText(String text, ProgramSet set, Platform home) {
        this.text = text;
        this.lines = text.split("\n", -1);
        this.set = set;
        this.home = home;
    }

    /// The tasks of `program` that names do, those with something to do.
    List<Task> tasks(Program program) {
        List<Task> tasks = new ArrayList<>();
        add(tasks, Task.Kind.NAME_HELPERS, program, helpers(program));
        add(tasks, Task.Kind.NAME_FIELDS, program, fields(program));
        add(tasks, Task.Kind.NAME_RESULTS, program, results(program));
        return tasks;
    }

    /// A line that is written anew.
    private record Change(int slot, SourceLine line, String words) {}

    private void add(List<Task> tasks, Task.Kind kind, Program program, List<Change> changes) {
        List<Change> safe = changes.stream().filter(change -> !change.words().equals(change.line().text()) && isTheSame(program, change)).toList();
        if (!safe.isEmpty()) {
            tasks.add(new Task(kind, Written.withoutComment(safe.getFirst().words()), safe.stream().map(change -> Place.of(program, change.slot())).toList(), safe.stream().map(this::edit).toList()));
        }
    }

    private TextEdit edit(Change change) {
        int start = 0;
        for (int line = 0; line < change.line().line() - 1; line++) {
            start += lines[line].length() + 1;
        }
        return new TextEdit(start, lines[change.line().line() - 1].length(), changed(change));
    }

    private String changed(Change change) {
        return lines[change.line().line() - 1].replace(change.line().text(), change.words());
    }

    /// Whether the text with this one change still is the same program at home: numbers may only have become names.
    private boolean isTheSame(Program program, Change change) {
        Optional<ProgramSet> made = Assembler.assemble(TextEdit.apply(text, List.of(edit(change))), set.origin(), PlatformNames.of(home), set.order()).programs();
        Optional<Code> code = made.flatMap(programs -> programs.program(program.name())).map(Program::code);
        return code.isPresent() && code.get().size() == program.code().size() && program.code().starts().stream()
                .allMatch(slot -> code.get().startsAt(slot) && (code.get().at(slot).equals(program.code().at(slot)) || slot == change.slot() && isWiderLoad(program.code().at(slot), code.get().at(slot))));
    }

    /// A port in the lower half of a field is the same number in all of it.
    private static boolean isWiderLoad(Instruction before, Instruction after) {
        return before instanceof Instruction.Load narrow && after instanceof Instruction.Load wide
                && narrow.dst() == wide.dst() && narrow.base() == wide.base() && narrow.offset() == wide.offset() && narrow.extension() == wide.extension();
    }

    private Optional<SourceLine> line(Program program, int slot) {
        return program.sourceMap().at(slot).filter(line -> line.slot() == slot && line.line() <= lines.length && !line.text().isEmpty() && lines[line.line() - 1].contains(line.text()));
    }

    private Optional<Change> change(Program program, int slot, Pattern pattern, String replacement) {
        return line(program, slot).flatMap(line -> Written.replaced(pattern, line.text(), replacement).map(words -> new Change(slot, line, words)));
    }

    private List<Change> helpers(Program program) {
        Optional<ProgramType> here = home.programType(program.type(), program.section());
        List<Change> changes = new ArrayList<>();
        for (int slot : program.code().starts()) {
            if (program.code().at(slot) instanceof Instruction.CallHelper(int id)) {
                home.helper(id, here).map(Helper::name).flatMap(name -> change(program, slot, Written.CALL, "call " + name)).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private List<Change> fields(Program program) {
        Optional<ProgramType> here = home.programType(program.type(), program.section());
        Optional<ProgramType> there = here.flatMap(type -> Counterparts.hook(home, type).what());
        if (here.isEmpty() || there.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (ContextFlow.Access access : ContextFlow.of(program)) {
            Optional<Field> field = ContextRewrite.field(here.get(), access).filter(found -> access.direct() && isWhole(found, access));
            boolean sameName = field.flatMap(found -> Counterparts.field(home, here.get(), found, there.get()).what()).filter(found -> field.get().name().equals(found.name())
                    && (found.isPointer() || found.format() == field.get().format())).isPresent();
            if (sameName) {
                change(program, access.slot(), Written.ACCESS, register(program.code().at(access.slot())) + "->" + field.get().name()).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static boolean isWhole(Field field, ContextFlow.Access access) {
        return field.offset() == access.offset() && (field.size() == access.size() || field.format() == FieldFormat.PORT && access.size() == 2 && !access.store());
    }

    private static String register(Instruction access) {
        return switch (access) {
            case Instruction.Load load -> load.base().toString();
            case Instruction.Store store -> store.base().toString();
            default -> "";
        };
    }

    private List<Change> results(Program program) {
        Optional<ProgramType> here = home.programType(program.type(), program.section());
        Optional<ProgramType> there = here.flatMap(type -> Counterparts.hook(home, type).what());
        if (here.isEmpty() || there.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (Results.Result result : Results.of(program)) {
            here.get().returnCode(result.value()).map(ProgramType.ReturnCode::name)
                    .filter(name -> there.get().returnCodes().stream().anyMatch(code -> code.name().equals(name)))
                    .flatMap(name -> line(program, result.slot()).flatMap(line -> {
                        java.util.regex.Matcher matcher = Written.RESULT.matcher(line.text());
                        return matcher.find() ? change(program, result.slot(), Written.RESULT, matcher.group(1) + name) : Optional.empty();
                    })).ifPresent(changes::add);
        }
        return changes;
    }
}
