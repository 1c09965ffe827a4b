package dev.glasshive.tests.agreement;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.elf.ObjectWriter;
import dev.glasshive.elf.WrittenObject;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Whether a program comes back unchanged from bytes, from text in both dialects, and from an object file.
final class RoundTrips {
    private RoundTrips() {}

    /// What does not come back as it went out, a line each.
    static List<String> faults(ProgramSet set) {
        List<String> faults = new ArrayList<>();
        for (Program program : set.programs()) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                bytes(program, order, faults);
            }
        }
        text(set, Dialect.SOURCE, faults);
        text(set, Dialect.MNEMONIC, faults);
        object(set, faults);
        return faults;
    }

    /// Whether functions are called at their first slot and left by `exit` only, and maps are loaded as they are: objects can say nothing else.
    private static boolean isWhole(Program program) {
        int end = program.code().size();
        for (Subprogram function : program.subprograms()) {
            Instruction last = program.code().at(program.code().starts().stream().filter(function::contains).reduce((_, later) -> later).orElseThrow());
            if (function.start() + function.length() < end && !(last instanceof Instruction.Exit || last instanceof Instruction.Jump || last instanceof Instruction.CallKfunc)) {
                return false;
            }
        }
        for (int slot : program.code().starts()) {
            Optional<Integer> target = target(program, slot);
            Optional<Subprogram> own = program.subprogramAt(slot);
            Optional<Integer> jump = switch (program.code().at(slot)) {
                case Instruction.Branch branch -> Optional.of(slot + 1 + branch.offset());
                case Instruction.Jump to -> Optional.of(slot + 1 + to.offset());
                default -> Optional.empty();
            };
            boolean called = target.isEmpty() || program.subprograms().stream().anyMatch(function -> function.start() == target.get());
            boolean moved = program.code().at(slot) instanceof Instruction.LoadImm64 load && (load.source() == WideSource.MAP_BY_INDEX || load.source() == WideSource.CODE) && load.high() != 0;
            if (moved || !called || jump.isPresent() && !program.subprogramAt(jump.get()).equals(own)) {
                return false;
            }
        }
        return true;
    }

    private static void bytes(Program program, ByteOrder order, List<String> faults) {
        try {
            Code again = Code.decode(program.code().encode(order), order);
            if (!again.equals(program.code())) {
                faults.add("bytes of " + order + " order give " + again);
            }
        } catch (MalformedProgramException e) {
            faults.add("bytes of " + order + " order are refused: " + e.getMessage());
        }
    }

    private static void text(ProgramSet set, Dialect dialect, List<String> faults) {
        String text = Disassembler.source(set, Question.NAMES, dialect);
        Assembly assembly = Assembler.assemble(text, set.origin(), Question.NAMES);
        if (assembly.programs().isEmpty()) {
            faults.add("text is refused: " + assembly.diagnostics() + "\n" + text);
            return;
        }
        ProgramSet again = assembly.programs().get();
        compare("text", again, faults, set, Program::code, Program::code);
        if (!set.maps().equals(again.maps())) {
            faults.add("text gives maps " + again.maps());
        }
        if (!Disassembler.source(again, Question.NAMES, dialect).equals(text)) {
            faults.add("text is another the second time\n" + text);
        }
    }

    /// Objects hold no entries of maps, so the maps are empty here; functions may change places.
    private static void object(ProgramSet full, List<String> faults) {
        ProgramSet set = new ProgramSet(full.origin(), full.license(), full.programs(), full.maps().stream().map(map -> map.filledWith(List.of())).toList());
        WrittenObject written;
        try {
            written = ObjectWriter.write(set);
        } catch (MalformedProgramException e) {
            if (set.programs().stream().allMatch(RoundTrips::isWhole)) {
                faults.add("object is refused: " + e.getMessage());
            }
            return;
        }
        try {
            LoadedObject object = ObjectLoader.load(written.content().toArray(), set.origin());
            ProgramSet again = object.programs();
            compare("object", again, faults, set, program -> functions(set, program), program -> functions(again, program));
            if (!byName(object.programs()).equals(byName(set))) {
                faults.add("object gives maps " + object.programs().maps());
            }
        } catch (MalformedProgramException e) {
            faults.add("object is not loaded again: " + e.getMessage());
        }
    }

    private static List<MapSpec> byName(ProgramSet set) {
        return set.untyped().maps().stream().sorted(Comparator.comparing(MapSpec::name)).toList();
    }

    /// What each function does, wherever it and the maps stand. Who loads an object leaves out the functions that the program does not lead to.
    private static Map<String, List<String>> functions(ProgramSet set, Program program) {
        Map<String, List<String>> functions = new TreeMap<>();
        for (Subprogram function : reached(program)) {
            List<String> lines = new ArrayList<>();
            for (int slot : program.code().starts()) {
                if (function.contains(slot)) {
                    lines.add(switch (program.code().at(slot)) {
                        case Instruction.CallLocal(int offset) -> "call " + called(program, slot + 1 + offset);
                        case Instruction.LoadImm64 load when load.source() == WideSource.CODE -> load.dst() + " = " + called(program, slot + 1 + load.low());
                        case Instruction.LoadImm64(var dst, WideSource source, int low, int high) when source == WideSource.MAP_BY_INDEX || source == WideSource.MAP_VALUE_BY_INDEX ->
                                dst + " = " + source + " " + set.maps().get(low).name() + " " + high;
                        case Instruction other -> other.toString();
                    });
                }
            }
            functions.put(function.name(), lines);
        }
        return functions;
    }

    private static Set<Subprogram> reached(Program program) {
        Set<Subprogram> reached = new LinkedHashSet<>();
        Deque<Subprogram> open = new ArrayDeque<>(program.subprogramAt(0).stream().toList());
        while (!open.isEmpty()) {
            Subprogram function = open.pop();
            if (reached.add(function)) {
                program.code().starts().stream().filter(function::contains).flatMap(slot -> target(program, slot).flatMap(program::subprogramAt).stream()).forEach(open::add);
            }
        }
        return reached;
    }

    /// The slot that is called, or whose address is taken, at `slot`.
    private static Optional<Integer> target(Program program, int slot) {
        return switch (program.code().at(slot)) {
            case Instruction.CallLocal(int offset) -> Optional.of(slot + 1 + offset);
            case Instruction.LoadImm64 load when load.source() == WideSource.CODE -> Optional.of(slot + 1 + load.low());
            default -> Optional.empty();
        };
    }

    private static String called(Program program, int slot) {
        return program.subprogramAt(slot).map(function -> function.name() + " " + (slot - function.start())).orElse("nothing");
    }

    private static void compare(String what, ProgramSet again, List<String> faults, ProgramSet set, Function<Program, Object> before, Function<Program, Object> after) {
        for (Program program : set.programs()) {
            again.program(program.name()).ifPresentOrElse(other -> {
                if (!after.apply(other).equals(before.apply(program)) || !other.type().equals(program.type())) {
                    faults.add(what + " gives " + other.type() + " " + after.apply(other) + "\nfor " + before.apply(program));
                }
            }, () -> faults.add(what + " has no " + program.name()));
        }
        if (!again.license().equals(set.license())) {
            faults.add(what + " gives licence " + again.license());
        }
    }
}
