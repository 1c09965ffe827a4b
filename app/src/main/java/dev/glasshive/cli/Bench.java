package dev.glasshive.cli;

import dev.glasshive.compiler.CompiledProgram;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.kernel.TestRun;
import dev.glasshive.open.BadInputException;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Vm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Times programs on an engine.
interface Bench {
    /// How long an instruction of `program` takes.
    ///
    /// @throws NotTimedException if it cannot be timed because it does not end, traps or is refused
    BenchRow row(BenchProgram program) throws NotTimedException, MalformedProgramException;

    /// Times on `engine`, each program for about `seconds`.
    ///
    /// @throws BadInputException if there is no such engine here
    static Bench on(BenchEngine engine, double seconds) throws BadInputException {
        return switch (engine) {
            case INTERPRETER -> program -> simulated(engine, new Interpreter(), program, seconds);
            case COMPILED -> program -> simulated(engine, new CompiledProgram(), program, seconds);
            case KERNEL -> switch (Kernel.availability()) {
                case Availability.Unavailable(String reason) -> throw new BadInputException(Messages.text("bench.nokernel", reason));
                case Availability.Available(Kernel kernel, String _) -> program -> inKernel(kernel, program, seconds);
            };
        };
    }

    /// Whether this JVM knows the processor time of a thread, which other work on the machine disturbs less than the time that passes.
    static boolean knowsProcessorTime() {
        return ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported();
    }

    private static BenchRow simulated(BenchEngine engine, Executable executable, BenchProgram program, double seconds) throws NotTimedException, MalformedProgramException {
        Scenario scenario = program.scenario();
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        RunResult first = run(vm, executable, program);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Median.Work work = Median.timed(knowsProcessorTime() ? threads::getCurrentThreadCpuTime : System::nanoTime, () -> run(vm, executable, program));
        return BenchRow.of(program, engine, program.retval(first.r0()), first.steps(), Median.nanos(work, seconds));
    }

    private static RunResult run(Vm vm, Executable executable, BenchProgram program) throws NotTimedException {
        RunResult result = vm.run(program.input(), executable, program.scenario().stepLimit(), Progress.NONE);
        if (result.trap().isPresent()) {
            throw new NotTimedException(Messages.text("bench.trap", program.name(), result.trap().get().message()));
        }
        return result;
    }

    private static BenchRow inKernel(Kernel kernel, BenchProgram program, double seconds) throws NotTimedException, MalformedProgramException {
        Scenario scenario = program.scenario();
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        if (program.program().type().isEmpty()) {
            throw new NotTimedException(Messages.text("bench.nohook", program.name()));
        }
        long insns = run(vm, new Interpreter(), program).steps();
        return switch (kernel.load(scenario.set(), scenario.program(), Options.DEFAULT)) {
            case LoadOutcome.Refused refused -> throw new NotTimedException(Messages.text("bench.refused", program.name(), refused.message()));
            case Loaded loaded -> {
                try (loaded) {
                    TestRun.Ran first = run(loaded, program, 1);
                    double nanos = Median.nanos(runs -> (double) run(loaded, program, runs).nanos() * runs, seconds);
                    yield BenchRow.of(program, BenchEngine.KERNEL, Integer.toUnsignedLong(first.returnValue()), insns, nanos);
                }
            }
        };
    }

    private static TestRun.Ran run(Loaded loaded, BenchProgram program, int runs) throws NotTimedException {
        return switch (loaded.run(program.input().frame(), runs)) {
            case TestRun.NotRun(int _, String message) -> throw new NotTimedException(Messages.text("bench.norun", program.name(), message));
            case TestRun.Ran ran -> ran;
        };
    }
}
