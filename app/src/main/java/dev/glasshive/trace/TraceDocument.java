package dev.glasshive.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trace as it lies in its file, before anything is believed: bytes as hexadecimal text, names as they are called elsewhere.
///
/// @param format always [#FORMAT]
/// @param version of the format
record TraceDocument(String format, int version, String recordedBy, Code code, String program, String platform, Computer host, Surroundings world,
        List<Given> inputs, long stepLimit, int length, List<String> blocks, List<String> results) {
    static final String FORMAT = "glasshive-trace";
    static final int VERSION = 1;

    record Code(String origin, String license, String order, List<Part> programs, List<Table> maps) {}

    record Part(String name, String section, String type, String code, List<Function> functions, Map<Integer, String> labels, List<Line> lines) {}

    record Function(String name, int start, int length) {}

    record Line(int slot, String file, int line, int column, String text) {}

    record Table(String name, String type, int keySize, int valueSize, int maxEntries, int flags, boolean readOnly, List<Initially> initial) {}

    /// What a map holds from the start: bytes under a key, or at an index a program or a map.
    record Initially(@Nullable String key, @Nullable String value, int index, @Nullable String program, @Nullable String map) {}

    record Computer(String order, List<String> groups, int cpus, String turns, int steps) {}

    record Surroundings(long seed, long bootNanos, int cpu, long taiOffset, int node, int pid, int tgid, int uid, int gid, String comm, long cgroup, long task) {}

    record Given(String name, String frame, @Nullable String context) {}
}
