package dev.glasshive.vm;

/// What a program can learn of the world outside: time, chance, the processor it runs on. Same world, same run.
///
/// @param seed of the random numbers
/// @param bootNanos the clock when the first run starts, in nanoseconds since boot
/// @param cpu the number of the processor
public record World(long seed, long bootNanos, int cpu) {
    /// A world for people who did not ask for one.
    public static final World DEFAULT = new World(0x6c61_7373, 3_600_000_000_000L, 0);

    /// What one step takes on this world's clock.
    static final long NANOS_A_STEP = 1;

    /// Random bits from a state, after SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// The state after `state`.
    static long next(long state) {
        return state + 0x9e3779b97f4a7c15L;
    }
}
