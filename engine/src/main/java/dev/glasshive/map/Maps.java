package dev.glasshive.map;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes maps from their specifications, with the rules that the kernel has for each type.
public final class Maps {
    /// The most bytes that the values of one map may take.
    public static final long LIMIT = 256L << 20;

    /// The most bytes that the values of all maps of one machine may take.
    public static final long LIMIT_OF_ALL = 512L << 20;

    private static final String SIMULATED = "array, hash, lru_hash, percpu_array, percpu_hash, lru_percpu_hash, lpm_trie, queue, stack, bloom_filter, "
            + "ringbuf, perf_event_array, prog_array, array_of_maps and hash_of_maps";
    /// `BPF_F_NO_PREALLOC`.
    private static final int NO_PREALLOC = 1;
    private static final int PAGE = 4096;

    private Maps() {}

    /// A map as `spec` says, on a little-endian machine with one processor.
    ///
    /// @throws MalformedProgramException if there can be no such map; the message names the map and the remedy
    public static BpfMap create(MapSpec spec) throws MalformedProgramException {
        return create(spec, 1, ByteOrder.LITTLE_ENDIAN);
    }

    /// A map as `spec` says, with its initial entries.
    ///
    /// @param cpus how many processors the machine has: as many values per entry have the types that keep them apart
    /// @param order of numbers in keys, such as the index of an array
    /// @throws MalformedProgramException if there can be no such map; the message names the map and the remedy
    public static BpfMap create(MapSpec spec, int cpus, ByteOrder order) throws MalformedProgramException {
        int copies = isPerCpu(spec) ? cpus : 1;
        BpfMap map = switch (spec.type()) {
            case "array", "percpu_array" -> {
                require(spec, spec.keySize() == 4, "an array has keys of 4 bytes, not " + spec.keySize() + ": write key=4");
                yield new ArrayMap(sized(spec, copies), copies, order);
            }
            case "hash", "percpu_hash" -> new HashTable(keyed(spec, copies), copies, false);
            case "lru_hash", "lru_percpu_hash" -> new HashTable(keyed(spec, copies), copies, true);
            case "lpm_trie" -> {
                require(spec, spec.keySize() >= 5 && spec.keySize() <= 260, "a prefix trie has keys of 5 to 260 bytes, 4 of them for the length of the prefix, not "
                        + spec.keySize());
                require(spec, (spec.flags() & NO_PREALLOC) != 0, "a prefix trie needs BPF_F_NO_PREALLOC: write flags=1");
                yield new PrefixTrie(sized(spec, 1), order);
            }
            case "queue" -> new QueueMap(keyless(spec, "a queue"), false);
            case "stack" -> new QueueMap(keyless(spec, "a stack"), true);
            case "bloom_filter" -> {
                keyless(spec, "a Bloom filter");
                require(spec, BloomFilter.bits(spec.maxEntries()) / 8 <= LIMIT, "a filter for " + spec.maxEntries() + " values takes more than "
                        + (LIMIT >> 20) + " MB: lower max");
                yield new BloomFilter(spec);
            }
            case "ringbuf" -> {
                require(spec, spec.keySize() == 0 && spec.valueSize() == 0, "a ring buffer has neither keys nor values: write key=0 value=0");
                require(spec, spec.maxEntries() >= PAGE && Integer.bitCount(spec.maxEntries()) == 1 && spec.maxEntries() <= LIMIT,
                        "a ring buffer has a power of two of bytes, " + PAGE + " to " + LIMIT + ", not " + spec.maxEntries() + ": write max=4096, say");
                yield new RingBuffer(spec);
            }
            case "perf_event_array" -> {
                require(spec, spec.keySize() == 4 && spec.valueSize() == 4, "a perf event array has keys and values of 4 bytes");
                yield new PerfEventArray(spec);
            }
            case "prog_array" -> {
                require(spec, spec.keySize() == 4 && spec.valueSize() == 4, "a program array has keys and values of 4 bytes");
                require(spec, spec.maxEntries() > 0, "max must be at least 1");
                yield new ProgramArray(spec, order);
            }
            case "array_of_maps", "hash_of_maps" -> {
                require(spec, spec.keySize() == 4 && spec.valueSize() == 4, "a map of maps has keys and values of 4 bytes here");
                require(spec, spec.maxEntries() > 0, "max must be at least 1");
                yield new MapOfMaps(spec, order);
            }
            default -> throw new MalformedProgramException("map " + spec.name() + ": type " + spec.type() + " is not simulated; these are: " + SIMULATED);
        };
        for (MapSpec.Initial initial : spec.initial()) {
            if (initial instanceof MapSpec.ProgramEntry(int index, String program)) {
                require(spec, map instanceof ProgramArray, "program " + program + " cannot be an entry: only a prog_array holds programs");
                require(spec, index >= 0 && index < spec.maxEntries(), "entry " + index + " (program " + program
                        + ") is not in 0 to " + (spec.maxEntries() - 1) + ": raise max");
            }
            if (initial instanceof MapSpec.MapEntry(int index, String inner)) {
                require(spec, map instanceof MapOfMaps, "map " + inner + " cannot be an entry: only a map of maps holds maps");
                require(spec, spec.type().equals("hash_of_maps") || index >= 0 && index < spec.maxEntries(), "entry " + index + " (map " + inner
                        + ") is not in 0 to " + (spec.maxEntries() - 1) + ": raise max");
            }
            if (initial instanceof MapSpec.Entry(Bytes key, Bytes value)) {
                require(spec, key.length() == spec.keySize(), "an initial key has " + key.length() + " bytes instead of " + spec.keySize());
                require(spec, value.length() == spec.valueSize(), "an initial value has " + value.length() + " bytes instead of " + spec.valueSize());
                Errno errno = map.update(key.toArray(), value.toArray(), BpfMap.ANY);
                require(spec, errno == Errno.OK, "the initial entry " + key + " does not fit: " + errno.meaning());
            }
        }
        return map;
    }

    /// Whether a map made from `spec` has a value for every processor under each key.
    public static boolean isPerCpu(MapSpec spec) {
        return spec.type().contains("percpu");
    }

    /// The values of an entry: one, or one of every processor in order.
    ///
    /// @param value of an entry of a map made from `spec`
    public static List<Bytes> values(MapSpec spec, Bytes value) {
        int stride = spec.valueSize() + 7 & ~7;
        if (!isPerCpu(spec) || value.length() < stride) {
            return List.of(value);
        }
        return IntStream.range(0, value.length() / stride).mapToObj(cpu -> Bytes.of(value.toArray(), cpu * stride, spec.valueSize())).toList();
    }

    /// Refuses maps that together would take more than [#LIMIT_OF_ALL] on a machine with `cpus` processors.
    ///
    /// @throws MalformedProgramException naming the largest one
    public static void checkSum(List<MapSpec> specs, int cpus) throws MalformedProgramException {
        long sum = specs.stream().mapToLong(spec -> bytes(spec, cpus)).sum();
        if (sum > LIMIT_OF_ALL) {
            MapSpec largest = Collections.max(specs, Comparator.comparingLong(spec -> bytes(spec, cpus)));
            throw new MalformedProgramException("the " + specs.size() + " maps take " + (sum >> 20) + " MB, more than the " + (LIMIT_OF_ALL >> 20)
                    + " MB that all maps of a machine may: lower max, first of map " + largest.name() + " with " + (bytes(largest, cpus) >> 20) + " MB");
        }
    }

    private static long bytes(MapSpec spec, int cpus) {
        return Math.max(1, spec.keySize() + (spec.valueSize() + 7L & ~7L) * (isPerCpu(spec) ? cpus : 1)) * Integer.toUnsignedLong(spec.maxEntries());
    }

    private static MapSpec keyed(MapSpec spec, int copies) throws MalformedProgramException {
        require(spec, spec.keySize() > 0 && spec.keySize() <= 512, "a hash has keys of 1 to 512 bytes, not " + spec.keySize());
        return sized(spec, copies);
    }

    private static MapSpec keyless(MapSpec spec, String kind) throws MalformedProgramException {
        require(spec, spec.keySize() == 0, kind + " has no keys: write key=0");
        require(spec, spec.initial().isEmpty(), kind + " has no entries before the first run");
        return sized(spec, 1);
    }

    private static MapSpec sized(MapSpec spec, int copies) throws MalformedProgramException {
        require(spec, spec.valueSize() > 0, "values have at least 1 byte: write value=8, say");
        require(spec, spec.maxEntries() > 0, "max must be at least 1");
        require(spec, spec.valueSize() <= longestValue(spec), "a value of " + spec.valueSize() + " bytes is more than the " + longestValue(spec)
                + " bytes that a value of this type may have: lower value");
        require(spec, (spec.valueSize() + 7L & ~7L) * spec.maxEntries() * copies <= LIMIT, (long) spec.maxEntries() * copies + " values of " + spec.valueSize()
                + " bytes, each rounded up to 8, are more than the " + (LIMIT >> 20) + " MB a map may take: lower max");
        return spec;
    }

    /// The most bytes of one value: those of Linux 6.18, but for plain arrays, where Linux has no limit.
    private static int longestValue(MapSpec spec) {
        if (isPerCpu(spec)) {
            return 32 << 10;
        }
        return switch (spec.type()) {
            case "array" -> 64 << 20;
            case "queue", "stack" -> 4 << 20;
            default -> (4 << 20) - 1;
        };
    }

    private static void require(MapSpec spec, boolean holds, String message) throws MalformedProgramException {
        if (!holds) {
            throw new MalformedProgramException("map " + spec.name() + ": " + message);
        }
    }
}
