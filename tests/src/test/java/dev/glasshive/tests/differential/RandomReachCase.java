package dev.glasshive.tests.differential;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A random program that reaches further than those of [RandomCase], and the programs that its tail calls lead to.
///
/// @param targets the instructions of the programs of [RandomReach#TARGETS]; empty if there are no tail calls
public record RandomReachCase(String type, List<Instruction> instructions, List<List<Instruction>> targets, List<MapSpec> maps, List<Bytes> packets) {
    private static final List<String> TYPES = List.of("xdp", "sched_cls", "socket_filter");

    /// The case with `number` of the row that starts at `seed`.
    public static RandomReachCase of(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        random.nextInt();
        String type = TYPES.get(random.nextInt(TYPES.size()));
        RandomMaps maps = new RandomMaps(random);
        List<Instruction> instructions = new RandomReach(random, type, maps, true).program();
        boolean calls = maps.specs().stream().anyMatch(spec -> spec.name().equals(RandomReach.CALLS));
        List<List<Instruction>> targets = new ArrayList<>();
        for (int i = 0; calls && i < RandomReach.TARGETS.size(); i++) {
            targets.add(new RandomReach(random, type, maps, false).program());
        }
        int runs = maps.isPerProcessor() ? 1 : 1 + random.nextInt(2);
        List<Bytes> packets = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            packets.add(RandomCase.packet(random));
        }
        return new RandomReachCase(type, instructions, targets, maps.specs(), packets);
    }

    /// The names of the programs of [#targets].
    public static List<String> targetNames() {
        return RandomReach.TARGETS;
    }
}
