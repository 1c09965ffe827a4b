package dev.glasshive.tests.soundness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Trap;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Runs what a verifier accepts, and follows every run through what the verifier explored.
///
/// @param platform that the programs run on
/// @param cuts how the verifier cuts paths
/// @param known programs that the verifier is known to be wrong about
public record Examination(Platform platform, Verifier verifier, Walk.Cuts cuts, Set<String> known) {
    private static final int MOST_STEPS = 3000;

    /// With the verifier of Linux.
    public static Examination ofLinux(Set<String> known) {
        return new Examination(Platforms.linux(), new LinuxVerifier(Platforms.linux()), Walk.Cuts.WHERE_IT_DOES_NOT_MATTER, known);
    }

    /// With the verifier of Windows, and the tables of `platform`.
    public static Examination ofWindows(Platform platform) {
        return new Examination(platform, new WindowsVerifier(platform), Walk.Cuts.WHERE_ALL_IS_COVERED, Set.of());
    }

    /// What happened to a program.
    private sealed interface Result {
        record Held(long steps) implements Result {}

        record Broken(String how) implements Result {}

        record Skipped(String why) implements Result {}
    }

    /// @param least how many programs must have been accepted and run
    void examine(List<Subject> subjects, int inputs, int least) {
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
                    if (!known.contains(subject.name())) {
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

    /// How a run left what the verifier explored, or trapped; empty if none did, or if the program is not accepted or cannot be run.
    public Optional<String> broken(String name, Candidate candidate, int inputs) {
        return examine(new Subject(name, candidate), inputs) instanceof Result.Broken(String how) ? Optional.of(how) : Optional.empty();
    }

    private Result examine(Subject subject, int inputs) {
        VerifierReport report = verifier.verify(subject.candidate(), new Options(Privilege.ROOT, 0));
        if (!report.accepted()) {
            return new Result.Skipped("not accepted");
        }
        if (!report.exploration().whole()) {
            return new Result.Skipped("too long");
        }
        String type = subject.candidate().type();
        Optional<ProgramType> hook = platform.programType(type, subject.candidate().attachType());
        if (hook.isEmpty()) {
            return new Result.Skipped("not simulated: programs of type " + type);
        }
        Random random = new Random(subject.name().hashCode());
        Walk walk = new Walk(subject.candidate(), report.exploration(), cuts);
        long steps = 0;
        try {
            ProgramSet set = subject.programs(platform.sections().named(hook.get()).orElse(""));
            for (int i = 0; i < inputs; i++) {
                Vm vm = new Vm(set, Subject.PROGRAM, platform, Host.DEFAULT, new World(random.nextLong(), random.nextLong() >>> 2, 0));
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
