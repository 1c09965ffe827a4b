package dev.glasshive.asm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Reach;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Puts places and numbers where the statements of one program have names.
final class Resolver {
    /// Beyond that many names nobody is helped by a search for the nearest.
    private static final int SUGGESTED_FROM = 1_000;

    private final ProgramDraft program;
    private final List<String> maps;
    private final Map<String, Integer> mapIndex = new HashMap<>();
    private final HelperNames helpers;
    private final HookNames hook;
    private final Diagnostics diagnostics;

    Resolver(ProgramDraft program, List<String> maps, HelperNames helpers, Diagnostics diagnostics) {
        this.program = program;
        this.maps = maps;
        for (int i = 0; i < maps.size(); i++) {
            mapIndex.put(maps.get(i), i);
        }
        this.helpers = helpers;
        this.hook = helpers.hook(program.type, program.section);
        this.diagnostics = diagnostics;
    }

    /// The finished program; what cannot be resolved is left out and reported.
    Program resolve(String file) {
        List<Instruction> instructions = new ArrayList<>(program.statements.size());
        List<SourceLine> lines = new ArrayList<>(program.statements.size());
        int slot = 0;
        for (Statement statement : program.statements) {
            if (diagnostics.isFull()) {
                break;
            }
            try {
                Instruction instruction = asPrinted(instruction(statement.draft(), slot), statement, slot);
                checkFramePointer(instruction, statement.span());
                instructions.add(instruction);
                lines.add(new SourceLine(slot, file, statement.span().line(), statement.span().column(), statement.text()));
            } catch (Unparsable problem) {
                diagnostics.add(problem.diagnostic());
            }
            slot += statement.draft().slots();
        }
        Map<Integer, String> labels = new HashMap<>();
        program.labels.forEach((name, place) -> labels.putIfAbsent(place.slot(), name));
        return new Program(program.name, program.section, program.type, Code.of(instructions), program.subprograms(), labels, new SourceMap(lines));
    }

    /// LLVM prints some instructions alike, such as the three kinds of calls; then the bytes it prints beside them tell which one it is.
    private static Instruction asPrinted(Instruction instruction, Statement statement, int slot) {
        return statement.printed()
                .filter(printed -> Dialect.LLVM.text(printed, slot, Names.NONE).equals(Dialect.LLVM.text(instruction, slot, Names.NONE)))
                .orElse(instruction);
    }

    private void checkFramePointer(Instruction instruction, SourceSpan span) {
        if (Effects.of(instruction).writes().contains(Register.FRAME_POINTER)) {
            diagnostics.add(Diagnostic.warning(span, "r10 is read-only: no verifier lets this pass", "use another register"));
        }
    }

    private Instruction instruction(Draft draft, int slot) throws Unparsable {
        return switch (draft) {
            case Draft.Ready(Instruction instruction) -> instruction;
            case Draft.JumpTo(Reach reach, Draft.Reference target) -> {
                int distance = place(target) - slot - 1;
                if (reach == Reach.SHORT && distance != (short) distance) {
                    throw tooFar(target, distance, "write gotol " + Words.written(target.name()) + ", which reaches farther");
                }
                yield new Instruction.Jump(reach, distance);
            }
            case Draft.BranchTo(var op, var width, var left, var right, Draft.Reference target) -> {
                int distance = place(target) - slot - 1;
                if (distance != (short) distance) {
                    throw tooFar(target, distance, "invert the condition, and jump over a gotol " + Words.written(target.name()));
                }
                yield new Instruction.Branch(op, width, left, right, (short) distance);
            }
            case Draft.CallTo(Draft.Reference callee) -> call(callee, slot);
            case Draft.AddressOf(Register dst, Draft.Reference name) -> {
                Integer map = mapIndex.get(name.name());
                if (map != null) {
                    yield new Instruction.LoadImm64(dst, WideSource.MAP_BY_INDEX, map, 0);
                }
                Optional<Integer> place = program.slotOf(name.name());
                if (place.isEmpty()) {
                    throw unknown(name, "map or function", maps, targets());
                }
                yield new Instruction.LoadImm64(dst, WideSource.CODE, place.get() - slot - 1, 0);
            }
            case Draft.WideOf(Register dst, WideSource source, Draft.Reference name, int high) ->
                    new Instruction.LoadImm64(dst, source, source == WideSource.CODE ? place(name) - slot - 1 : map(name), high);
            case Draft.ResultOf(Width width, Register dst, Draft.Reference name, Diagnostic otherwise) -> {
                Integer result = hook.results().get(name.name());
                if (result == null) {
                    String suggestion = Spelling.suggestion(name.name(), hook.results().keySet());
                    throw new Unparsable(suggestion.isEmpty() || !otherwise.suggestion().isEmpty() && maps.contains(name.name()) ? otherwise
                            : Diagnostic.error(name.span(), otherwise.message(), otherwise.expected(), suggestion));
                }
                yield new Instruction.Mov(width, dst, new Imm(result));
            }
            case Draft.FieldLoad(Register dst, Register base, Draft.Reference name) -> {
                HookNames.Field field = field(name);
                yield new Instruction.Load(field.size(), Extension.ZERO, dst, base, field.offset());
            }
            case Draft.FieldStore(Register base, Draft.Reference name, Operand src) -> {
                HookNames.Field field = field(name);
                yield new Instruction.Store(field.size(), base, field.offset(), src);
            }
        };
    }

    private Instruction call(Draft.Reference callee, int slot) throws Unparsable {
        Optional<Integer> place = program.slotOf(callee.name());
        if (place.isPresent()) {
            return new Instruction.CallLocal(place.get() - slot - 1);
        }
        OptionalInt helper = helpers.idOf(callee.name());
        if (helper.isEmpty()) {
            throw unknown(callee, "function or helper", List.copyOf(helpers.names()), targets());
        }
        return new Instruction.CallHelper(helper.getAsInt());
    }

    private HookNames.Field field(Draft.Reference name) throws Unparsable {
        HookNames.Field field = hook.fields().get(name.name());
        if (field == null) {
            throw unknown(name, "context field", hook.fields().keySet().stream().sorted().toList(), List.of());
        }
        return field;
    }

    private int place(Draft.Reference target) throws Unparsable {
        Optional<Integer> slot = program.slotOf(target.name());
        if (slot.isEmpty()) {
            throw unknown(target, "label", targets(), List.of());
        }
        return slot.get();
    }

    private int map(Draft.Reference name) throws Unparsable {
        Integer index = mapIndex.get(name.name());
        if (index == null) {
            throw unknown(name, "map", maps, List.of());
        }
        return index;
    }

    private List<String> targets() {
        return program.targets(SUGGESTED_FROM);
    }

    private static Unparsable tooFar(Draft.Reference target, int distance, String remedy) {
        return new Unparsable(Diagnostic.error(target.span(), target.name() + " is " + distance + " slots away, more than 16 bits hold",
                "-32768 to 32767", remedy));
    }

    private static Unparsable unknown(Draft.Reference name, String kind, List<String> known, List<String> alsoKnown) {
        List<String> candidates = new ArrayList<>(known);
        candidates.addAll(alsoKnown);
        String expected = candidates.isEmpty() || candidates.size() > 8 ? "a known " + kind : String.join(", ", candidates);
        return new Unparsable(Diagnostic.error(name.span(), "there is no " + kind + " " + name.name(), expected,
                Spelling.suggestion(name.name(), candidates)));
    }
}
