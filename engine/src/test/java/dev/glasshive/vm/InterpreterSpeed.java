package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Measures the interpreter on nested loops of 50 million instructions; run its main by hand.
public final class InterpreterSpeed {
    private static final String LOOPS = """
            r6 = 0
            r0 = 0
            outer:
            r7 = 0
            inner:
            r0 += r7
            r0 ^= r6
            *(u64 *)(r10 - 8) = r0
            r1 = *(u64 *)(r10 - 8)
            r1 >>= 3
            w2 = w1
            r0 += r2
            r7 += 1
            if r7 < 1000 goto inner
            r6 += 1
            if r6 < 5600 goto outer
            exit
            """;

    private InterpreterSpeed() {}

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Prints nanoseconds of processor time an instruction, a few times, for the first rounds warm the machine up.
    public static void main(String[] arguments) throws MalformedProgramException {
        Scenario scenario = Assembled.scenario(LOOPS, Bytes.EMPTY);
        Scenario unlimited = scenario.limitedTo(Long.MAX_VALUE);
        for (int round = 0; round < 5; round++) {
            long start = cpuNanos();
            RunResult result = Assembled.run(unlimited).getFirst();
            double nanos = cpuNanos() - start;
            System.out.printf(Locale.ROOT, "%d steps, %.2f ns each, %.1f million a second, r0 %d%n",
                    result.steps(), nanos / result.steps(), result.steps() * 1e3 / nanos, result.r0());
        }
    }
}
