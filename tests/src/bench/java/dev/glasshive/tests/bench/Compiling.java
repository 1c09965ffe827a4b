package dev.glasshive.tests.bench;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.vm.Vm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a program takes to become bytecode of the JVM, loaded and ready to run; what HotSpot makes of it later is not in it.
///
/// Every operation compiles for a machine of its own, what the first instruction leads to. `instructions` is the time for one of them.
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Compiling {
    /// A program of `glasshive bench`, or how many straight instructions.
    @Param({"alu", "map_lookup", "sieve", "100", "1000"})
    private String program = "";

    private BundledProgram bundled;
    private Vm vm;

    /// Counts compiled instructions.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Compiled {
        /// How many.
        public long instructions;
    }

    @Setup
    public void load() {
        bundled = Character.isDigit(program.charAt(0))
                ? new BundledProgram(BundledProgram.assembled(program, GrowingProgram.STATEMENTS_WITHOUT_BRANCHES.text(Integer.parseInt(program) / 4)))
                : BundledProgram.named(program);
    }

    @Setup(Level.Invocation)
    public void place() throws MalformedProgramException {
        vm = bundled.machine();
        vm.start(BundledProgram.input());
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
    public int warm(Compiled compiled) {
        int instructions = new CompiledProgram().prepare(vm);
        compiled.instructions += instructions;
        return instructions;
    }

    /// The first program of a process, which loads the compiler's own classes, too.
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 5, jvmArgsAppend = "-XX:+UseSerialGC")
    public int cold() {
        return new CompiledProgram().prepare(vm);
    }
}
