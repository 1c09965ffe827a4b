package dev.glasshive.tests.differential;

import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What a machine answered to the packets of captures, as lines of text that two machines can be compared by and that a file can keep.
///
/// ```
/// capture tiny.pcap
/// map counts 00000000 0000000000000000        what maps hold before the first packet
/// packet 1 returns 2, data same               or: data <hex>
/// map counts 11000000 0100000000000000        entries that the packet changed
/// map counts 06000000 gone
/// packet 2 not run                            the kernel takes no such packet
/// ```
final class Answers {
    private static final String NOT_RUN = " not run";

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Map<Bytes, Bytes>> known = new HashMap<>();

    /// Answers kept as text.
    static Answers of(List<String> lines) {
        Answers answers = new Answers();
        lines.stream().filter(line -> !line.startsWith("#")).forEach(answers.lines::add);
        return answers;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /// Whether `packet` of `capture` was run.
    boolean ran(String capture, Packet packet) {
        List<String> after = lines.subList(lines.indexOf("capture " + capture) + 1, lines.size());
        String answer = after.stream().filter(line -> line.startsWith("packet " + packet.number() + " ")).findFirst().orElse("");
        return !answer.endsWith(NOT_RUN);
    }

    void capture(String name) {
        known.clear();
        lines.add("capture " + name);
    }

    void ran(Packet packet, int returnValue, Bytes dataOut) {
        String data = dataOut.equals(packet.data()) ? "same" : dataOut.toHex();
        lines.add("packet " + packet.number() + " returns " + Integer.toUnsignedString(returnValue) + ", data " + data);
    }

    void notRun(Packet packet) {
        lines.add("packet " + packet.number() + NOT_RUN);
    }

    void trapped(Packet packet, String why) {
        lines.add("packet " + packet.number() + " trapped: " + why);
    }

    /// Notes what changed in `map` since it was last looked at.
    void map(String map, SortedMap<Bytes, Bytes> entries) {
        Map<Bytes, Bytes> before = known.getOrDefault(map, Map.of());
        entries.forEach((key, value) -> {
            if (!value.equals(before.getOrDefault(key, Bytes.EMPTY))) {
                lines.add("map " + map + " " + key + " " + value);
            }
        });
        before.keySet().stream().filter(key -> !entries.containsKey(key)).forEach(key -> lines.add("map " + map + " " + key + " gone"));
        known.put(map, entries);
    }
}
