package dev.glasshive.elf;

import dev.glasshive.elf.BtfExt.LineInfo;
import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.elf.RelocatedFunction.Target;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts a program together: its entry function, behind it every function it calls, each before those that only later ones call, as libbpf lays them out.
final class ProgramLinker {
    /// More than the kernel takes in one program.
    private static final int MOST_SLOTS = 1_000_000;
    /// Functions are copied into every program that calls them: a small file could ask for far too much.
    private static final int MOST_SLOTS_TOGETHER = 2_000_000;

    private final Map<Integer, String> sectionNames = new HashMap<>();
    private final String platform;
    private final Optional<LinkedTypes> types;
    private final FunctionRelocator relocator;
    private final Map<Function, RelocatedFunction> relocated = new HashMap<>();
    private final Map<String, TreeMap<Integer, LineInfo>> lines = new HashMap<>();
    private int slotsTogether;

    ProgramLinker(ElfFile elf, List<CodeSection> code, ObjectMaps maps, BtfExt ext, Optional<LinkedTypes> types, String platform) {
        this.platform = platform;
        this.types = types;
        code.forEach(section -> sectionNames.put(section.index(), section.name()));
        this.relocator = new FunctionRelocator(elf, code, maps);
        for (LineInfo line : ext.lines()) {
            lines.computeIfAbsent(line.section(), _ -> new TreeMap<>()).put(line.offset() / Fields.SLOT, line);
        }
    }

    Program link(Function entry) throws MalformedProgramException {
        Map<Function, Integer> bases = layout(entry);
        List<Instruction> instructions = new ArrayList<>();
        List<Subprogram> subprograms = new ArrayList<>();
        List<SourceLine> source = new ArrayList<>();
        for (Map.Entry<Function, Integer> placed : bases.entrySet()) {
            Function function = placed.getKey();
            append(function, placed.getValue(), bases, instructions);
            subprograms.add(new Subprogram(function.name(), placed.getValue(), function.length()));
            source.addAll(lines(function, placed.getValue()));
        }
        String section = sectionName(entry);
        Code linked = Code.of(instructions);
        return new Program(entry.name(), section, SectionTypes.typeOf(platform, section), linked, withUnnamed(subprograms, linked), Map.of(), new SourceMap(source),
                types.isPresent() ? types.get().of(bases, sectionNames) : Optional.empty());
    }

    /// Adds the functions that no symbol names: an assembler may leave calls to plain labels.
    private static List<Subprogram> withUnnamed(List<Subprogram> named, Code code) {
        TreeMap<Integer, String> starts = new TreeMap<>();
        named.forEach(s -> starts.put(s.start(), s.name()));
        for (int slot : code.starts()) {
            long target = switch (code.at(slot)) {
                case CallLocal(int offset) -> slot + 1L + offset;
                case LoadImm64 load when load.source() == WideSource.CODE -> slot + 1L + load.low();
                default -> 0;
            };
            if (target > 0 && target < code.size()) {
                starts.putIfAbsent((int) target, "function_" + target);
            }
        }
        List<Subprogram> all = new ArrayList<>();
        starts.forEach((start, name) -> {
            Integer next = starts.higherKey(start);
            all.add(new Subprogram(name, start, (next == null ? code.size() : next) - start));
        });
        return all;
    }

    private String sectionName(Function function) {
        return sectionNames.getOrDefault(function.section(), "");
    }

    /// Where each function starts: depth first, in the order of the calls.
    private Map<Function, Integer> layout(Function entry) throws MalformedProgramException {
        Map<Function, Integer> bases = new LinkedHashMap<>();
        Deque<Iterator<Function>> open = new ArrayDeque<>();
        int next = place(entry, 0, bases, open, entry);
        while (!open.isEmpty()) {
            if (!open.getLast().hasNext()) {
                open.removeLast();
                continue;
            }
            Function callee = open.getLast().next();
            if (!bases.containsKey(callee)) {
                next = place(callee, next, bases, open, entry);
            }
        }
        return bases;
    }

    private int place(Function function, int base, Map<Function, Integer> bases, Deque<Iterator<Function>> open, Function entry)
            throws MalformedProgramException {
        slotsTogether += function.length();
        if (base + function.length() > MOST_SLOTS || slotsTogether > MOST_SLOTS_TOGETHER) {
            throw new MalformedProgramException("function " + entry.name() + " with all it calls takes more than " + MOST_SLOTS
                    + " slots, or the programs of this file more than " + MOST_SLOTS_TOGETHER + " together; split the file");
        }
        bases.put(function, base);
        open.addLast(callees(function).iterator());
        return base + function.length();
    }

    private List<Function> callees(Function function) throws MalformedProgramException {
        return new TreeMap<>(relocated(function).targets()).values().stream().map(Target::function).distinct().toList();
    }

    private RelocatedFunction relocated(Function function) throws MalformedProgramException {
        RelocatedFunction known = relocated.get(function);
        if (known == null) {
            known = relocator.relocate(function);
            relocated.put(function, known);
        }
        return known;
    }

    private void append(Function function, int base, Map<Function, Integer> bases, List<Instruction> instructions) throws MalformedProgramException {
        RelocatedFunction body = relocated(function);
        int slot = 0;
        for (Instruction instruction : body.instructions()) {
            Target target = body.targets().get(slot);
            if (target == null) {
                instructions.add(instruction);
            } else {
                int to = bases.getOrDefault(target.function(), 0) + target.slot();
                int distance = to - (base + slot + 1);
                instructions.add(instruction instanceof LoadImm64 load ? new LoadImm64(load.dst(), load.source(), distance, 0) : new CallLocal(distance));
            }
            slot += instruction.slots();
        }
    }

    private List<SourceLine> lines(Function function, int base) {
        return lines.getOrDefault(sectionName(function), new TreeMap<>()).subMap(function.start(), function.start() + function.length()).entrySet().stream()
                .map(e -> new SourceLine(base + e.getKey() - function.start(), e.getValue().file(), e.getValue().line(), e.getValue().column(), e.getValue().text()))
                .toList();
    }
}
