package dev.glasshive.tests.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.verifier.RandomVerifierProgram;
import dev.glasshive.tests.verifier.VerifierCase;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the verifier accepts never traps, and every value of every run lies in a state of the exploration on the path that the run takes.
///
/// Every case of the corpus gets a thousand inputs, and random programs get as many together as they get alone with `-Dglasshive.soundness.thorough=true`.
class AcceptedProgramsHoldTest {
    private static final int INPUTS = 1000;
    private static final boolean THOROUGH = Boolean.getBoolean("glasshive.soundness.thorough");
    private static final int RANDOM_PROGRAMS = 5000;
    private static final int RANDOM_INPUTS = THOROUGH ? INPUTS : 20;
    private static final long SEED = 618;
    private static final int MOST_STEPS = 3000;
    /// Programs that Linux accepts though they can fail; docs/verifier-fidelity.md tells why.
    private static final Set<String> LINUX_IS_WRONG = Set.of("globals.cases: a global function with null where it is not wanted", "sums.cases: ref sum 1", "sums.cases: ref sum 2",
            "tracing.cases: neg 56", "tracing.cases: neg 67", "tracing.cases: neg 78");
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());

    /// What happened to a program.
    private sealed interface Result {
        record Held(long steps) implements Result {}

        record Broken(String how) implements Result {}

        record Skipped(String why) implements Result {}
    }

    @Test
    void noRunOfTheCorpusLeavesWhatWasExplored() throws IOException {
        List<Subject> subjects = VerifierCase.all().stream().map(each -> new Subject(each.file() + ": " + each.name(), each.candidate())).toList();
        examine(subjects, INPUTS, 800);
    }

    @Test
    void noRunOfRandomProgramsLeavesWhatWasExplored() {
        List<Subject> subjects = IntStream.range(0, RANDOM_PROGRAMS).mapToObj(number -> RandomVerifierProgram.of(SEED, number))
                .map(program -> new Subject(program.name(), program.candidate())).toList();
        examine(subjects, RANDOM_INPUTS, 2000);
    }

    /// @param least how many programs must have been accepted and run
    private static void examine(List<Subject> subjects, int inputs, int least) {
        List<String> broken = new ArrayList<>();
        Map<String, Integer> skipped = new TreeMap<>();
        long steps = 0;
        int programs = 0;
        for (Subject subject : subjects) {
            switch (examine(subject, inputs)) {
                case Result.Held(long taken) -> {
                    programs++;
                    steps += taken;
                }
                case Result.Broken(String how) -> {
                    if (!LINUX_IS_WRONG.contains(subject.name())) {
                        broken.add(subject.name() + ": " + how);
                    }
                }
                case Result.Skipped(String why) -> skipped.merge(why, 1, Integer::sum);
            }
        }
        System.out.println(programs + " accepted programs, " + inputs + " inputs each, " + steps + " steps: " + broken.size() + " left what was explored");
        skipped.forEach((why, count) -> System.out.println("  " + count + " " + why));
        assertThat(broken).isEmpty();
        assertThat(programs).isGreaterThan(least);
    }

    private static Result examine(Subject subject, int inputs) {
        VerifierReport report = VERIFIER.verify(subject.candidate(), new Options(Privilege.ROOT, 0));
        if (!report.accepted()) {
            return new Result.Skipped("not accepted");
        }
        if (!report.exploration().whole()) {
            return new Result.Skipped("too long");
        }
        String type = subject.candidate().type();
        Optional<ProgramType> hook = Platforms.linux().programType(type, subject.candidate().attachType());
        if (hook.isEmpty()) {
            return new Result.Skipped("not simulated: programs of type " + type);
        }
        Random random = new Random(subject.name().hashCode());
        Walk walk = new Walk(subject.candidate(), report.exploration());
        long steps = 0;
        try {
            ProgramSet set = subject.programs(Platforms.linux().sections().named(hook.get()).orElse(""));
            for (int i = 0; i < inputs; i++) {
                Vm vm = new Vm(set, Subject.PROGRAM, Platforms.linux(), Host.DEFAULT, new World(random.nextLong(), random.nextLong() >>> 2, 0));
                RandomInputs.fill(vm, random);
                vm.start(RandomInputs.input(hook.get(), random, i));
                walk.begin();
                long limit = steps + MOST_STEPS;
                String program = vm.program().name();
                while (vm.status() == Status.RUNNING && steps < limit && vm.program().name().equals(program)) {
                    Optional<String> wrong = walk.at(vm);
                    if (wrong.isPresent()) {
                        return new Result.Broken(wrong.get());
                    }
                    new Interpreter().run(vm, 1);
                    steps++;
                }
                Optional<Trap> trap = vm.trap();
                if (trap.isPresent()) {
                    return RandomInputs.missing(trap.get().cause()).<Result>map(what -> new Result.Skipped("not simulated: " + what))
                            .orElseGet(() -> new Result.Broken("trap " + trap.get()));
                }
            }
        } catch (MalformedProgramException e) {
            return new Result.Skipped("not simulated: " + e.getMessage());
        }
        return new Result.Held(steps);
    }
}
