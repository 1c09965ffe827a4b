package dev.glasshive.compiler;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallLocal;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.PlacedProgram;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Vm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The bytecode of the JVM that [CompiledProgram] makes of a program, cut up by the instruction that each piece comes from.
///
/// The first piece of a block also looks at the clock, if a loop begins there, and counts the block's instructions. What loads registers at the start of a segment and writes them back at its
/// end belongs to no instruction, and is not here. All is compiled as if every register had a value wherever a segment begins.
///
/// @param instructions for each instruction of the program, in order, the lines of bytecode made of it, `lload r3`; empty where it is left to the interpreter or nothing reaches it
public record BytecodeListing(List<List<String>> instructions) {
    private static final int ALL_REGISTERS = (1 << Register.values().length) - 1;

    /// @see BytecodeListing
    public BytecodeListing {
        instructions = instructions.stream().map(List::copyOf).toList();
    }

    /// The listing of the program that `scenario` starts. It makes a machine of its own, and runs nothing.
    ///
    /// @throws MalformedProgramException if the program cannot be placed in a machine
    public static BytecodeListing of(Scenario scenario) throws MalformedProgramException {
        return of(new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world()));
    }

    /// The listing of the program that lies in `vm`, which belongs to the thread that asks.
    public static BytecodeListing of(Vm vm) {
        PlacedProgram program = CompiledCalls.program(vm);
        Map<Integer, List<String>> lines = new HashMap<>();
        CompiledCode code = new CompiledCode(program, vm);
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> waiting = new ArrayDeque<>(program.functions());
        while (!waiting.isEmpty()) {
            int slot = waiting.remove();
            if (program.startsAt(slot) && !lines.containsKey(slot) && seen.add(slot)) {
                code.write(slot, ALL_REGISTERS).ifPresentOrElse(written -> {
                    ListedSegment.of(written.bytes()).forEach(lines::putIfAbsent);
                    waiting.addAll(behind(written.plan()));
                }, () -> program.at(slot).ifPresent(instruction -> waiting.addAll(behind(slot, instruction))));
            }
        }
        return new BytecodeListing(IntStream.range(0, program.size()).filter(program::startsAt).mapToObj(slot -> lines.getOrDefault(slot, List.of())).toList());
    }

    /// Where control goes on when it leaves a segment.
    private static List<Integer> behind(Plan plan) {
        List<Integer> slots = new ArrayList<>();
        for (Block block : plan.blocks().values()) {
            slots.addAll(block.end().targets());
            if (block.end() instanceof Block.Stops(int slot)) {
                slots.add(slot);
            }
            block.steps().stream().filter(step -> step.instruction() instanceof CallLocal).forEach(call -> slots.add(call.next() + ((CallLocal) call.instruction()).offset()));
        }
        return slots;
    }

    /// Where control goes on when the interpreter has run the instruction at `slot`: it is none that jumps, unless it traps.
    private static List<Integer> behind(int slot, Instruction instruction) {
        return Effects.of(instruction).writes().contains(Register.FRAME_POINTER) ? List.of() : List.of(slot + instruction.slots());
    }
}
