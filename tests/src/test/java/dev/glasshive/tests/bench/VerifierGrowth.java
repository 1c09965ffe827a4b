package dev.glasshive.tests.bench;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Measures how the work of both verifiers grows with a program, one following paths and one joining them, and how long each takes for the samples.
/// Run its main by hand; docs/performance.md says how. With the argument `samples` only those are measured, with `growth` only the others.
public final class VerifierGrowth {
    private static final int ROUNDS = 5;
    private static final long WARM = 1_000_000_000L;
    private static final int[] SIZES = {10, 100, 1000};
    private static final Options OPTIONS = new Options(Privilege.ROOT, 0).withoutExploration();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String PROGRAMS = "/glasshive/programs/";

    /// Keeps what is measured from being optimised away.
    private static int longest;

    private VerifierGrowth() {}

    /// Kinds of programs that exist in every size.
    private enum Kind {
        BRANCHES_THAT_MEET_ALIKE(VerifierGrowth::alike),
        BRANCHES_THAT_ADD_UP(VerifierGrowth::addingUp),
        CHECKS_OF_A_PACKET(VerifierGrowth::checks),
        LOOPS_IN_A_ROW(VerifierGrowth::loops),
        ROUNDS_OF_ONE_LOOP(rounds -> "r6 = 0\nagain:\ncall bpf_get_prandom_u32\nr6 += 1\nif r6 < " + rounds + " goto again\n"),
        STATEMENTS_WITHOUT_BRANCHES(VerifierGrowth::straight);

        private final IntFunction<String> text;

        Kind(IntFunction<String> text) {
            this.text = text;
        }

        Candidate candidate(int size) {
            HelperNames names = HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));
            var assembly = Assembler.assemble(".program xdp growth\n" + text.apply(size) + "r0 = 0\nexit\n", name(), names);
            ProgramSet set = assembly.programs().orElseThrow(() -> new IllegalStateException(this + ": " + assembly.diagnostics().getFirst()));
            return Candidate.of(set, set.programs().getFirst());
        }
    }

    private static String repeated(int size, IntFunction<String> statement) {
        return IntStream.range(0, size).mapToObj(statement).collect(Collectors.joining());
    }

    private static String alike(int size) {
        return repeated(size, i -> "call bpf_get_prandom_u32\nif r0 > 100 goto on" + i + "\nr0 = 1\non" + i + ":\nr0 = 0\n");
    }

    /// Both ways of each branch leave another number, which is needed at the end.
    private static String addingUp(int size) {
        return "r9 = 0\n" + repeated(size, i -> "call bpf_get_prandom_u32\nif r0 > 100 goto on" + i + "\nr9 += " + (1 << i % 30) + "\non" + i + ":\n") + "r1 = r10\nr9 &= 63\nr1 += r9\n*(u8 *)(r1 - 64) = 0\n";
    }

    private static String checks(int size) {
        return "r6 = *(u32 *)(r1 + 0)\nr7 = *(u32 *)(r1 + 4)\n" + repeated(size, i -> "r2 = r6\nr2 += " + (i + 1) + "\nif r2 > r7 goto out\nr3 = *(u8 *)(r6 + " + i + ")\n") + "out:\n";
    }

    private static String loops(int size) {
        return repeated(size, i -> "r6 = 0\nagain" + i + ":\nr6 += 1\nif r6 < 8 goto again" + i + "\n");
    }

    private static String straight(int size) {
        return repeated(size, i -> "r2 = " + i + "\nr3 = r2\nr3 += 5\n*(u64 *)(r10 - " + 8 * (i % 60 + 1) + ") = r3\n");
    }

    /// Prints a line for each program.
    public static void main(String... arguments) throws IOException, MalformedProgramException {
        List<String> wanted = Arrays.asList(arguments);
        System.out.printf(Locale.ROOT, "%-40s  %-36s  %s%n", "program", "Linux: verdict processed ms", "Windows: verdict processed ms");
        if (!wanted.contains("samples")) {
            for (Kind kind : Kind.values()) {
                for (int size : SIZES) {
                    line(size + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kind.candidate(size), Platforms.linux());
                }
            }
        }
        if (!wanted.contains("growth")) {
            samples();
        }
    }

    private static void samples() throws IOException, MalformedProgramException {
        String index = new String(bytes("index.properties"), StandardCharsets.UTF_8);
        for (String entry : index.lines().filter(each -> !each.startsWith("#") && each.contains("=")).toList()) {
            String name = entry.substring(0, entry.indexOf('='));
            try (InputStream in = VerifierGrowth.class.getResourceAsStream(PROGRAMS + name + "/" + name + ".o")) {
                if (in != null) {
                    ProgramSet set = ObjectLoader.load(in.readAllBytes(), name + ".o").programs();
                    Platform platform = name.startsWith("windows_") ? Platforms.windows() : Platforms.linux();
                    for (Program program : set.programs()) {
                        int attachType = platform.programType(program.type(), program.section()).map(ProgramType::attachId).orElse(0);
                        line(name + ".o " + program.name(), Candidate.of(set, program).attachedAs(attachType), platform);
                    }
                }
            }
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = VerifierGrowth.class.getResourceAsStream(PROGRAMS + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    private static void line(String title, Candidate candidate, Platform platform) {
        Map<String, Verifier> verifiers = platform.equals(Platforms.linux())
                ? Map.of("linux", new LinuxVerifier(platform), "windows", new WindowsVerifier(platform)) : Map.of("windows", new WindowsVerifier(platform));
        System.out.printf(Locale.ROOT, "%-40s  %-36s  %s%n", title, measured(verifiers.get("linux"), candidate), measured(verifiers.get("windows"), candidate));
    }

    private static String measured(@Nullable Verifier verifier, Candidate candidate) {
        if (verifier == null) {
            return "-";
        }
        VerifierReport report = verifier.verify(candidate, OPTIONS);
        double time = median(() -> longest = Math.max(longest, verifier.verify(candidate, OPTIONS).processed()));
        return String.format(Locale.ROOT, "%s %,d %.2f", verdict(report.verdict()), report.processed(), time);
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> "accepted";
            case Verdict.Rejected _ -> "refused";
            case Verdict.Unknown _ -> "undecided";
        };
    }

    /// The median of some runs in milliseconds of processor time, which other work on the machine disturbs little, after runs that warm up.
    private static double median(Runnable run) {
        long warm = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < 200 && THREADS.getCurrentThreadCpuTime() - warm < WARM; i++) {
            run.run();
        }
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            run.run();
            times[i] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
