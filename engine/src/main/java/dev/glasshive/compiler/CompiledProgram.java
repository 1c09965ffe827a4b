package dev.glasshive.compiler;

import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.PlacedProgram;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Vm;
import org.jspecify.annotations.Nullable;

/// Runs the programs of machines as bytecode of the JVM, made of them when control first comes along.
///
/// It leaves a machine in exactly the state in which [Interpreter] would leave it, at every number of steps. What is not compiled is interpreted, step by step:
/// the last steps of a budget, instructions that trap whatever happens, some rare ones, and everything while somebody watches single accesses to memory.
public final class CompiledProgram implements Executable {
    /// Fewer steps at a time are interpreted, as those of several processors that take turns.
    private static final int WORTHWHILE = 16;
    private static final int MOST_STEPS_TO_ENTRY = 300;

    private final Interpreter interpreter = new Interpreter();
    private @Nullable PlacedProgram lastProgram;
    private @Nullable CompiledCode lastCode;
    private long interpreted;

    @Override
    public long run(Vm vm, long steps) {
        if (steps < WORTHWHILE || !CompiledCalls.isUnobserved(vm)) {
            long ran = interpreter.run(vm, steps);
            interpreted += ran;
            return ran;
        }
        long before = CompiledCalls.clock(vm);
        long end = before + steps;
        // Where an earlier budget has ended there is seldom anything to come in by; a loop leads to such a place soon, and is compiled only once.
        for (int i = 0; i < MOST_STEPS_TO_ENTRY && isUnder(vm, end) && !code(vm).isEntry(vm.slot()); i++) {
            interpreted += interpreter.run(vm, 1);
        }
        while (isUnder(vm, end)) {
            CompiledCode.Entry entry = code(vm).entry(vm.slot(), CompiledCalls.known(vm));
            long left = end - CompiledCalls.clock(vm);
            if (entry == null || entry.segment() == null) {
                interpreted += interpreter.run(vm, 1);
            } else if (left < entry.bound()) {
                interpreted += interpreter.run(vm, left);
            } else {
                entry.segment().run(vm, end);
                if (end - CompiledCalls.clock(vm) == left && isUnder(vm, end)) {
                    // What it begins with is for the interpreter: a call for which there is no room.
                    interpreted += interpreter.run(vm, 1);
                }
            }
        }
        return CompiledCalls.clock(vm) - before;
    }

    private static boolean isUnder(Vm vm, long end) {
        return vm.status() == Status.RUNNING && CompiledCalls.clock(vm) < end;
    }

    /// Compiles what `vm` stands before, without running it.
    ///
    /// @return how many instructions that are; 0 where nothing is to be compiled
    public int prepare(Vm vm) {
        CompiledCode.Entry entry = code(vm).entry(vm.slot(), CompiledCalls.known(vm));
        return entry == null ? 0 : entry.bound();
    }

    /// How many of the instructions that it has run were interpreted.
    public long interpreted() {
        return interpreted;
    }

    // Whether it is the very program of the last time is asked at every entry; what programs are like is of no account.
    @SuppressWarnings("ReferenceEquality")
    private CompiledCode code(Vm vm) {
        PlacedProgram program = CompiledCalls.program(vm);
        CompiledCode code = lastCode;
        if (code == null || program != lastProgram || !code.isFor(vm)) {
            code = program.note(CompiledCode.class, () -> new CompiledCode(program, vm));
            // The state of one machine can be put into another one, with the program that was placed for the first.
            code = code.isFor(vm) ? code : new CompiledCode(program, vm);
            lastProgram = program;
            lastCode = code;
        }
        return code;
    }

    /// A hundredth of a second or so, as for the interpreter.
    @Override
    public long chunk() {
        return 1 << 24;
    }
}
