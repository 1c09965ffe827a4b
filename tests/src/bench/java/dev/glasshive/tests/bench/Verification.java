package dev.glasshive.tests.bench;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.windows.WindowsVerifier;
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

/// How the time of both verifiers grows with a program, one following paths and one joining them; without a log. `processed` is the time for one instruction looked at.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class Verification {
    private static final Options OPTIONS = new Options(Privilege.ROOT, 0).withoutExploration();

    @Param
    private GrowingProgram kind = GrowingProgram.LOOPS_IN_A_ROW;

    @Param({"10", "100", "1000"})
    private int size;

    @Param({"linux", "windows"})
    private String verifier = "";

    private Verifier judge;
    private Candidate candidate;

    /// Counts instructions that a verifier has looked at.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Looked {
        /// How many.
        public long processed;
    }

    @Setup
    public void load() {
        judge = verifier.equals("linux") ? new LinuxVerifier(Platforms.linux()) : new WindowsVerifier(Platforms.linux());
        candidate = kind.candidate(size);
    }

    @Benchmark
    public VerifierReport verify(Looked looked) {
        VerifierReport report = judge.verify(candidate, OPTIONS);
        looked.processed += report.processed();
        return report;
    }
}
