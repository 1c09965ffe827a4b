package dev.glasshive.tests.bench;

import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/// How long a verifier takes for all programs of the bundled objects, without a log. `programs` is the time for one of them.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class SampleVerification {
    private static final Options OPTIONS = new Options(Privilege.ROOT, 0).withoutExploration();
    private static final String FOLDER = "/glasshive/programs/";

    /// Of Linux, the programs for Linux; of Windows, all.
    @Param({"linux", "windows"})
    private String verifier = "";

    private final List<Judged> samples = new ArrayList<>();

    /// A program, and who judges it.
    private record Judged(Candidate candidate, Verifier verifier) {}

    /// Counts verified programs.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Verified {
        /// How many.
        public long programs;
    }

    @Setup
    public void load() throws IOException, MalformedProgramException {
        String index = new String(bytes("index.properties"), StandardCharsets.UTF_8);
        for (String entry : index.lines().filter(each -> !each.startsWith("#") && each.contains("=")).toList()) {
            String name = entry.substring(0, entry.indexOf('=')).strip();
            Platform platform = name.startsWith("windows_") ? Platforms.windows() : Platforms.linux();
            if (platform.equals(Platforms.windows()) && verifier.equals("linux")) {
                continue;
            }
            try (InputStream in = SampleVerification.class.getResourceAsStream(FOLDER + name + "/" + name + ".o")) {
                if (in != null) {
                    add(ObjectLoader.load(in.readAllBytes(), name + ".o").programs(), platform);
                }
            }
        }
    }

    private void add(ProgramSet set, Platform platform) {
        Verifier judge = verifier.equals("linux") ? new LinuxVerifier(platform) : new WindowsVerifier(platform);
        for (Program program : set.programs()) {
            int attachType = platform.programType(program.type(), program.section()).map(ProgramType::attachId).orElse(0);
            samples.add(new Judged(Candidate.of(set, program).attachedAs(attachType), judge));
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = SampleVerification.class.getResourceAsStream(FOLDER + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    @Benchmark
    public int verify(Verified verified) {
        int processed = 0;
        for (Judged sample : samples) {
            processed += sample.verifier.verify(sample.candidate, OPTIONS).processed();
        }
        verified.programs += samples.size();
        return processed;
    }
}
