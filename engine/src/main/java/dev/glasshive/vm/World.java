package dev.glasshive.vm;

/// What a program can learn of the world outside: time, chance, who runs. Same world, same run.
///
/// @param seed of the random numbers and of the order of hash entries
/// @param bootNanos the clock when the first run starts, in nanoseconds since boot
/// @param cpu the number of the processor, where the host has only one
/// @param taiOffset nanoseconds between boot and the epoch of International Atomic Time
/// @param node the number of the memory node
/// @param pid of the thread that runs, which Linux calls pid
/// @param tgid of its process
/// @param uid of its user
/// @param gid of its group
/// @param comm its name, up to [#LONGEST_NAME] bytes
/// @param cgroup the number of its control group
/// @param task the address of its kernel structure, which programs can only compare
public record World(long seed, long bootNanos, int cpu, long taiOffset, int node, int pid, int tgid, int uid, int gid, String comm, long cgroup, long task) {
    /// The most bytes of a thread's name: 16 with the zero at the end.
    public static final int LONGEST_NAME = 15;

    /// A world for people who did not ask for one.
    public static final World DEFAULT = new World(0x6c61_7373, 3_600_000_000_000L, 0);

    /// What one step takes on this world's clock.
    static final long NANOS_A_STEP = 1;

    /// A world in which all but time, chance and processor is as in [#DEFAULT].
    public World(long seed, long bootNanos, int cpu) {
        this(seed, bootNanos, cpu, 1_735_689_600_000_000_000L, 0, 1234, 1234, 1000, 1000, "glasshive", 1, 0xffff_9f00_0012_3400L);
    }

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
