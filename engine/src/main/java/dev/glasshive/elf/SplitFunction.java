package dev.glasshive.elf;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A function taken out of a program, so that it can stand elsewhere.
///
/// @param start its slot in that program
/// @param callees by slot of the function: what a call or an address of code there refers to
/// @param lines by slot of the function
record SplitFunction(String name, int start, List<Instruction> instructions, Map<Integer, Callee> callees, List<SourceLine> lines) {

    /// A slot of the function with an index among the functions of the program, and its name.
    record Callee(int function, String name, int slot) {}

    /// The same whatever program it was taken from, as long as names are.
    record Body(List<Instruction> instructions, Map<Integer, Callee> callees, List<SourceLine> lines) {}

    /// Whether the program begins with it.
    boolean isEntry() {
        return start == 0;
    }

    int slots() {
        return instructions.stream().mapToInt(Instruction::slots).sum();
    }

    /// What makes two functions of one name the same function.
    Body body() {
        Map<Integer, Callee> byName = new HashMap<>();
        callees.forEach((slot, callee) -> byName.put(slot, new Callee(0, callee.name(), callee.slot())));
        List<Instruction> still = new ArrayList<>();
        int slot = 0;
        for (Instruction instruction : instructions) {
            still.add(callees.containsKey(slot) ? moved(instruction, 0) : instruction);
            slot += instruction.slots();
        }
        return new Body(still, byName, lines);
    }

    /// A call or an address of code with another distance.
    static Instruction moved(Instruction instruction, int distance) {
        return instruction instanceof LoadImm64 load ? new LoadImm64(load.dst(), load.source(), distance, 0) : new CallLocal(distance);
    }

    /// The functions of `program`, the entry function first.
    static List<SplitFunction> of(Program program) {
        TreeMap<Integer, String> starts = new TreeMap<>();
        program.subprograms().stream().sorted(Comparator.comparingInt(Subprogram::start)).filter(s -> program.code().startsAt(s.start()))
                .forEach(s -> starts.putIfAbsent(s.start(), s.name()));
        starts.put(0, program.name());
        Map<Integer, Integer> order = new HashMap<>();
        starts.keySet().forEach(start -> order.put(start, order.size()));
        TreeMap<Integer, SourceLine> lines = new TreeMap<>();
        program.sourceMap().lines().forEach(line -> lines.put(line.slot(), line));
        List<SplitFunction> functions = new ArrayList<>();
        for (Map.Entry<Integer, String> start : starts.entrySet()) {
            Integer next = starts.higherKey(start.getKey());
            functions.add(function(program, start.getKey(), next == null ? program.code().size() : next, starts, order, lines));
        }
        return functions;
    }

    private static SplitFunction function(Program program, int start, int end, TreeMap<Integer, String> starts, Map<Integer, Integer> order,
            TreeMap<Integer, SourceLine> lines) {
        Code code = program.code();
        List<Instruction> instructions = new ArrayList<>();
        Map<Integer, Callee> callees = new HashMap<>();
        for (int slot = start; slot < end; slot += code.at(slot).slots()) {
            Instruction instruction = code.at(slot);
            instructions.add(instruction);
            long target = target(slot, instruction);
            if (target >= 0 && target < code.size() && code.startsAt((int) target)) {
                Map.Entry<Integer, String> callee = starts.floorEntry((int) target);
                callees.put(slot - start, new Callee(order.getOrDefault(callee.getKey(), 0), callee.getValue(), (int) target - callee.getKey()));
            }
        }
        List<SourceLine> here = lines.subMap(start, end).values().stream()
                .map(l -> new SourceLine(l.slot() - start, l.file(), l.line(), l.column(), l.text())).toList();
        return new SplitFunction(starts.getOrDefault(start, ""), start, instructions, callees, here);
    }

    private static long target(int slot, Instruction instruction) {
        return switch (instruction) {
            case CallLocal(int offset) -> slot + 1L + offset;
            case LoadImm64 load when load.source() == WideSource.CODE -> slot + 1L + load.low();
            default -> -1;
        };
    }
}
