package dev.glasshive.tests.bench;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures how long a verification takes once warm, beside the time that the kernel of this machine takes to load the same program at the same log level.
/// Run its main by hand; docs/performance.md says how. An argument that is part of a program's name measures only those.
public final class VerifierSpeed {
    private static final int ROUNDS = 9;
    private static final long WARM = 1_500_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final HelperNames HELPERS = HelperNames.of(
            Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    /// Keeps what is measured from being optimised away.
    private static int longest;

    private VerifierSpeed() {}

    /// A program and the set that it is loaded from.
    private record Subject(String title, ProgramSet set, Program program) {}

    /// Programs that are hard on verifiers, each in one way.
    private enum Hard {
        COUNTING_LOOP("""
                r6 = 0
                again:
                r6 += 1
                if r6 < 50000 goto again
                """),
        LOOP_WITH_BRANCH_AND_STACK("""
                r6 = 0
                again:
                call bpf_get_prandom_u32
                r7 = r0
                r7 &= 7
                if r7 > 3 goto on
                *(u64 *)(r10 - 8) = r6
                r8 = *(u64 *)(r10 - 8)
                r8 += r7
                on:
                r6 += 1
                if r6 < 5000 goto again
                """),
        MANY_PATHS("r9 = 0\n" + IntStream.range(0, 13).mapToObj(bit -> "call bpf_get_prandom_u32\nif r0 > 100 goto on" + bit + "\nr9 += " + (1 << bit) + "\non" + bit + ":\n")
                .collect(Collectors.joining()) + "r1 = r10\nr9 &= 63\nr1 += r9\n"),
        STRAIGHT_CODE(IntStream.range(0, 16_000).mapToObj(i -> "r0 = " + i + "\nr0 <<= 1\nr7 = r0\nr7 += 5\n*(u64 *)(r10 - " + 8 * (i % 60 + 1) + ") = r7\nr0 |= 5\n")
                .collect(Collectors.joining())),
        CALLS_IN_A_LOOP("""
                r6 = 0
                again:
                r1 = r6
                call twice
                r6 += 1
                if r6 < 3000 goto again
                r0 = 0
                exit
                .func twice
                r7 = 0
                round:
                *(u64 *)(r10 - 8) = r1
                r2 = *(u64 *)(r10 - 8)
                r7 += 1
                if r7 < 8 goto round
                r0 = r7
                """);

        private final String text;

        Hard(String text) {
            this.text = ".program socket_filter hard\n" + text + "r0 = 0\nexit\n";
        }
    }

    /// Prints a line for each program.
    public static void main(String... arguments) throws IOException, MalformedProgramException {
        System.out.printf(Locale.ROOT, "%-34s %9s   %s%n", "program", "processed", "milliseconds of processor time here / in the kernel, at log levels 0, 1, 2");
        for (Subject subject : subjects()) {
            if (arguments.length == 0 || subject.title.contains(arguments[0])) {
                measure(subject);
            }
        }
    }

    private static List<Subject> subjects() throws IOException, MalformedProgramException {
        List<Subject> subjects = new ArrayList<>();
        String index = new String(bytes("index.properties"), StandardCharsets.UTF_8);
        for (String line : index.lines().filter(each -> !each.startsWith("#") && each.contains("=")).toList()) {
            String name = line.substring(0, line.indexOf('='));
            try (InputStream in = VerifierSpeed.class.getResourceAsStream("/glasshive/programs/" + name + "/" + name + ".o")) {
                if (in != null) {
                    ProgramSet set = ObjectLoader.load(in.readAllBytes(), name + ".o").programs();
                    set.programs().stream().filter(program -> Platforms.linux().programType(program.type()).isPresent())
                            .forEach(program -> subjects.add(new Subject(name + ".o " + program.name(), set, program)));
                }
            }
        }
        for (Hard hard : Hard.values()) {
            var assembly = Assembler.assemble(hard.text, hard.name(), HELPERS);
            ProgramSet set = assembly.programs().orElseThrow(() -> new IllegalStateException(hard + ": " + assembly.diagnostics().getFirst()));
            subjects.add(new Subject(hard.name().toLowerCase(Locale.ROOT).replace('_', ' '), set, set.programs().getFirst()));
        }
        return subjects;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = VerifierSpeed.class.getResourceAsStream("/glasshive/programs/" + file)) {
            return java.util.Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    private static void measure(Subject subject) {
        LinuxVerifier verifier = new LinuxVerifier(Platforms.linux());
        int attachType = Platforms.linux().programType(subject.program.type(), subject.program.section()).map(ProgramType::attachId).orElse(0);
        Candidate candidate = Candidate.of(subject.set, subject.program).attachedAs(attachType);
        StringBuilder line = new StringBuilder();
        int processed = 0;
        for (int level = 0; level <= 2; level++) {
            Options options = new Options(Privilege.ROOT, level).withoutExploration();
            VerifierReport report = verifier.verify(candidate, options);
            processed = report.processed();
            double ours = median(() -> longest = Math.max(longest, verifier.verify(candidate, options).processed()));
            int at = level;
            OptionalDouble kernels = kernelTime(subject, at);
            line.append(String.format(Locale.ROOT, "  %8.2f / %s", ours, kernels.isPresent() ? String.format(Locale.ROOT, "%-8.2f", kernels.getAsDouble()) : "-       "));
        }
        System.out.printf(Locale.ROOT, "%-34s %9d %s%n", subject.title, processed, line);
    }

    private static OptionalDouble kernelTime(Subject subject, int level) {
        if (!(Kernel.availability() instanceof Availability.Available available)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(median(() -> {
            if (available.kernel().load(subject.set, subject.program.name(), new dev.glasshive.kernel.Options(level)) instanceof Loaded loaded) {
                loaded.close();
            }
        }));
    }

    /// The median of some runs in milliseconds of processor time, which other work on the machine disturbs little, after runs that warm up.
    private static double median(Runnable run) {
        long warm = System.nanoTime();
        for (int i = 0; i < 200 && System.nanoTime() - warm < WARM; i++) {
            run.run();
        }
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            run.run();
            times[i] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
        }
        java.util.Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
