package dev.glasshive.tests.fuzz;

import java.util.Random;

/// How long, and from which seed, one part of the fuzzing goes on: `-Dglasshive.fuzz.seconds=600` for all parts together, `-Dglasshive.fuzz.seed=7`.
///
/// Every round has a seed of its own, one more than that of the round before. A failure names the seed of its round, which then repeats it at once.
final class Budget {
    private static final int PARTS = 6;
    private static final long SECONDS = Long.getLong("glasshive.fuzz.seconds", 60);
    private static final long SEED = Long.getLong("glasshive.fuzz.seed", 2026);

    private Budget() {}

    /// One try. Whatever it throws is a bug.
    @FunctionalInterface
    interface Round {
        void run(Random random) throws Exception;
    }

    /// Tries again and again until the part's share of the budget is used up, and at least once.
    static void spend(String part, Round round) {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L / PARTS;
        long seed = SEED;
        do {
            try {
                round.run(new Random(seed));
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
                throw new AssertionError(part + " with -Dglasshive.fuzz.seed=" + seed + ": " + e, e);
            }
            seed++;
        } while (System.nanoTime() < end);
        System.out.printf("fuzz: %,d rounds of %s from seed %d%n", seed - SEED, part, SEED);
    }
}
