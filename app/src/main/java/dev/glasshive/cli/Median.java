package dev.glasshive.cli;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// Measures how long something takes, warm: the median of samples that are long enough for the clock.
///
/// The median, because other work on the machine only ever makes a sample longer, and compilers make the first ones longer.
final class Median {
    /// Shorter than this, a sample says as much about the clock as about the work.
    static final double SHORTEST_SAMPLE = 2e6;
    /// Of fewer samples there is no median worth the name.
    static final int FEWEST_SAMPLES = 5;
    /// Ends the measurement of work that a clock finds no time in.
    static final int MOST_SAMPLES = 10_000;

    private static final int MOST_RUNS = 1 << 18;

    private Median() {}

    /// Work that can be done again and again.
    interface Work {
        /// The nanoseconds that `runs` times take.
        ///
        /// @throws NotTimedException if a run did not end well
        double nanos(int runs) throws NotTimedException;
    }

    /// One run of a piece of work.
    interface Run {
        void once() throws NotTimedException;
    }

    /// Work that `clock`, in nanoseconds, measures.
    static Work timed(LongSupplier clock, Run run) {
        return runs -> {
            long start = clock.getAsLong();
            for (int i = 0; i < runs; i++) {
                run.once();
            }
            return clock.getAsLong() - start;
        };
    }

    /// Nanoseconds of one run.
    ///
    /// @param seconds how long to measure; half as long again is spent on warming up
    static double nanos(Work work, double seconds) throws NotTimedException {
        double budget = seconds * 1e9;
        int runs = 1;
        double spent = 0;
        for (int i = 0; i < MOST_SAMPLES && spent < budget / 2; i++) {
            double sample = work.nanos(runs);
            spent += sample;
            if (sample < SHORTEST_SAMPLE && runs < MOST_RUNS) {
                runs *= 2;
            }
        }
        double[] samples = new double[MOST_SAMPLES];
        int taken = 0;
        spent = 0;
        while (taken < MOST_SAMPLES && (taken < FEWEST_SAMPLES || spent < budget)) {
            double sample = work.nanos(runs);
            spent += sample;
            samples[taken++] = sample / runs;
        }
        Arrays.sort(samples, 0, taken);
        return (samples[(taken - 1) / 2] + samples[taken / 2]) / 2;
    }
}
