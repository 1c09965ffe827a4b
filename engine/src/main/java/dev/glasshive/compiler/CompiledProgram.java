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
    private final Interpreter interpreter = new Interpreter();
    private @Nullable PlacedProgram lastProgram;
    private @Nullable CompiledCode lastCode;
    private long interpreted;

    @Override
    public long run(Vm vm, long steps) {
        if (!CompiledCalls.isUnobserved(vm)) {
            long ran = interpreter.run(vm, steps);
            interpreted += ran;
            return ran;
        }
        long before = CompiledCalls.clock(vm);
        long end = before + steps;
        while (vm.status() == Status.RUNNING && CompiledCalls.clock(vm) < end) {
            CompiledCode.Entry entry = code(vm).entry(vm.slot(), CompiledCalls.known(vm));
            long left = end - CompiledCalls.clock(vm);
            if (entry == null || entry.segment() == null) {
                interpreted += interpreter.run(vm, 1);
            } else if (left < entry.bound()) {
                interpreted += interpreter.run(vm, left);
            } else {
                entry.segment().run(vm, end);
            }
        }
        return CompiledCalls.clock(vm) - before;
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
        if (code == null || program != lastProgram) {
            code = program.note(CompiledCode.class, () -> new CompiledCode(program, vm));
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
