package dev.glasshive.counterexample;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import java.util.Optional;
import java.util.regex.Pattern;

/// Runs a refused program on inputs that might make it trap: first those that follow the failing path, then short, odd and random ones.
public final class CounterexampleSearch {
    /// What is said of programs that may have no end. Code is dead, too, because a loop before it is never left.
    private static final Pattern ENDLESS = Pattern.compile("^(?:infinite loop|back-edge|unreachable insn)|: Loop counter is too large");
    /// Where a loop may go around a hundred thousand times.
    private static final long MANY_STEPS = 2_000_000;

    private final Platform platform;
    private final Limits limits;

    /// How much is tried.
    ///
    /// @param runs at most
    /// @param steps in each run
    /// @param milliseconds after which no run is begun
    /// @param seed of random inputs
    public record Limits(int runs, long steps, long milliseconds, long seed) {
        /// For people who wait.
        public static final Limits USUAL = new Limits(600, 20_000, 3_000, 1);
    }

    /// @param platform that the programs are for
    public CounterexampleSearch(Platform platform, Limits limits) {
        this.platform = platform;
        this.limits = limits;
    }

    /// Looks for a run on which `program` of `set`, which `report` refuses, traps.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    public Counterexample search(ProgramSet set, Program program, VerifierReport report, Progress progress) {
        if (!(report.verdict() instanceof Verdict.Rejected(Rejection rejection))) {
            return new Counterexample.NotFound(0, Caution.NOT_REJECTED);
        }
        return new Attempt(set, program, report, rejection, progress).search(new Inputs(set, program, platform, report, limits.seed).trials());
    }

    /// One search.
    private final class Attempt {
        private final ProgramSet set;
        private final Program program;
        private final VerifierReport report;
        private final Rejection rejection;
        private final Progress progress;
        private final long end = System.nanoTime() + limits.milliseconds * 1_000_000;

        Attempt(ProgramSet set, Program program, VerifierReport report, Rejection rejection, Progress progress) {
            this.set = set;
            this.program = program;
            this.report = report;
            this.rejection = rejection;
            this.progress = progress;
        }

        Counterexample search(Iterable<Trial> trials) {
            int tried = 0;
            boolean late = false;
            Optional<Counterexample> elsewhere = Optional.empty();
            try {
                for (Trial trial : trials) {
                    late = tried < limits.runs && System.nanoTime() - end > 0;
                    if (late || tried >= limits.runs) {
                        break;
                    }
                    tried++;
                    Vm vm = new Vm(trial.in(set), program.name(), platform, Host.DEFAULT.withOrder(set.order()), trial.world());
                    RunResult result = vm.run(trial.input(), new Interpreter(), steps(), progress);
                    Optional<Trap> trap = result.trap().filter(this::counts);
                    if (trap.isPresent()) {
                        Counterexample found = new Counterexample.Found(trial.input(), trial.world(), trial.filled(), trap.get(), result.steps(), tried);
                        if (trap.get().slot() == rejection.slot()) {
                            return found;
                        }
                        elsewhere = elsewhere.or(() -> Optional.of(found));
                    }
                }
            } catch (MalformedProgramException e) {
                return new Counterexample.NotFound(tried, Caution.notRun(String.valueOf(e.getMessage())));
            }
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
            return late ? new Counterexample.CutShort(tried) : new Counterexample.NotFound(tried, Caution.why(program, report, rejection));
        }

        private long steps() {
            return rejection.message().contains(": Loop counter is too large") ? Math.max(limits.steps, MANY_STEPS) : limits.steps;
        }

        /// A limit of the machine is no fault of the program, unless it never ends.
        private boolean counts(Trap trap) {
            return switch (trap.cause()) {
                case Trap.StepLimit _ -> ENDLESS.matcher(rejection.message()).find();
                case Trap.NotSimulated _, Trap.MissingGroup _, Trap.LockNeverFree _ -> false;
                case Trap.BadHelper(int id, String _) -> rejection.message().contains("#" + id);
                case Trap.BadAccess _, Trap.UninitializedRegister _, Trap.FramePointerWritten _, Trap.Misaligned _, Trap.BadTarget _, Trap.BadCallee _, Trap.BadArgument _,
                        Trap.BadPacketLoad _, Trap.CallDepth _ -> true;
            };
        }
    }
}
