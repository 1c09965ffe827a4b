package dev.glasshive.tests.bench;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Vm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What an instruction of each program of `glasshive bench` takes: the line `instructions` of each result.
///
/// One operation runs a program again and again, 50 million instructions long, in a JVM that has run nothing else.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class Instructions {
    private static final long EACH_TIME = 50_000_000;
    private static final long STEP_LIMIT = 100_000_000;

    @Param({"alu", "alu32", "generator", "memory", "sieve", "sort", "branches", "division", "byte_swap", "packet", "packet_sum", "checksum", "atomic", "helper",
            "map_lookup", "map_hash", "local_call"})
    private String program = "";

    @Param({"interpreter", "compiled"})
    private String engine = "";

    private final Input input = BundledProgram.input();
    private Vm vm;
    private Executable executable;
    private long result;

    /// Counts executed instructions.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Executed {
        /// How many.
        public long instructions;
    }

    @Setup
    public void load() throws MalformedProgramException {
        vm = BundledProgram.named(program).machine();
        executable = engine.equals("compiled") ? new CompiledProgram() : new Interpreter();
        result = vm.run(input, new Interpreter(), STEP_LIMIT, Progress.NONE).r0();
    }

    @Benchmark
    public long run(Executed executed) {
        long steps = 0;
        while (steps < EACH_TIME) {
            RunResult run = vm.run(input, executable, STEP_LIMIT, Progress.NONE);
            if (run.trap().isPresent() || run.r0() != result) {
                throw new IllegalStateException(program + " gave " + run.r0() + " instead of " + result);
            }
            steps += run.steps();
        }
        executed.instructions += steps;
        return steps;
    }
}
