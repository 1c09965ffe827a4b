package dev.glasshive.conformance;

import dev.glasshive.conformance.Verdict.Outcome;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.Set;
import java.util.TreeSet;

/// Runs conformance tests on one engine: a program without a hook, r1 the address of the memory and r2 its length.
///
/// The one helper that the tests of bpf_conformance call is number 5, of which they want only that it returns; on Linux that is bpf_ktime_get_ns.
public final class ConformanceRunner {
    private final Executable engine;
    private final Set<String> groups;

    /// @param groups of which every test needs only some; others are skipped
    public ConformanceRunner(Executable engine, Set<String> groups) {
        this.engine = engine;
        this.groups = Set.copyOf(groups);
    }

    /// What becomes of `test`.
    public Verdict run(ConformanceCase test) {
        Set<String> missing = new TreeSet<>(test.groups());
        missing.removeAll(groups);
        if (!missing.isEmpty()) {
            return new Verdict(Outcome.SKIP, "needs " + String.join(", ", missing));
        }
        Ending got = run(test.programs(), test.memory(), engine);
        return new Verdict(got.equals(test.expected()) ? Outcome.PASS : Outcome.FAIL, got.toString());
    }

    /// How the first of `programs` ends on `memory`, on a host of their byte order.
    public static Ending run(ProgramSet programs, Bytes memory, Executable engine) {
        RunResult result;
        try {
            Vm vm = new Vm(programs, programs.programs().getFirst().name(), Platforms.linux(), Host.DEFAULT.withOrder(programs.order()), World.DEFAULT);
            result = vm.run(Input.packet("memory", memory), engine, Scenario.DEFAULT_STEP_LIMIT, Progress.NONE);
        } catch (MalformedProgramException e) {
            return new Ending.Failure(String.valueOf(e.getMessage()));
        }
        return result.trap().<Ending>map(trap -> new Ending.Failure(trap.message())).orElseGet(() -> new Ending.Result(result.r0()));
    }
}
