package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which helpers work on which types of maps. Asked from the kernel.
final class MapFunctions {
    private static final Set<String> OBJECT_MAPS = Set.of("cgroup_array", "perf_event_array", "prog_array",
            "cpumap", "stack_trace", "reuseport_sockarray");
    /// Types that only some helpers take.
    private static final Map<String, Set<Integer>> BY_TYPE = Map.ofEntries(
            Map.entry("prog_array", Set.of(12)), Map.entry("perf_event_array", Set.of(22, 25, 111, 121, 55)), Map.entry("ringbuf", Set.of(130, 131, 134, 198, 199, 200)),
            Map.entry("user_ringbuf", Set.of(209)), Map.entry("stack_trace", Set.of(27)), Map.entry("cgroup_array", Set.of(33, 37)),
            Map.entry("cgroup_storage", Set.of(81)), Map.entry("percpu_cgroup_storage", Set.of(81)),
            Map.entry("devmap", Set.of(51, 1)), Map.entry("devmap_hash", Set.of(51, 1)), Map.entry("cpumap", Set.of(51)), Map.entry("xskmap", Set.of(51, 1)),
            Map.entry("array_of_maps", Set.of(1)), Map.entry("hash_of_maps", Set.of(1)), Map.entry("sockmap", Set.of(52, 53, 3, 60, 82, 1, 2)),
            Map.entry("sockhash", Set.of(72, 70, 3, 71, 82, 1, 2)), Map.entry("reuseport_sockarray", Set.of(82)),
            Map.entry("queue", Set.of(89, 88, 87)), Map.entry("stack", Set.of(89, 88, 87)), Map.entry("sk_storage", Set.of(107, 108)),
            Map.entry("bloom_filter", Set.of(89, 87)), Map.entry("inode_storage", Set.of(145, 146)), Map.entry("task_storage", Set.of(156, 157)),
            Map.entry("cgrp_storage", Set.of(210, 211)));
    /// Helpers that only some types take.
    private static final Map<Integer, List<String>> BY_HELPER = Map.ofEntries(
            Map.entry(12, List.of("prog_array")), Map.entry(22, List.of("perf_event_array")), Map.entry(25, List.of("perf_event_array")),
            Map.entry(55, List.of("perf_event_array")), Map.entry(111, List.of("perf_event_array")), Map.entry(121, List.of("perf_event_array")),
            Map.entry(130, List.of("ringbuf")), Map.entry(131, List.of("ringbuf")), Map.entry(134, List.of("ringbuf")), Map.entry(27, List.of("stack_trace")),
            Map.entry(33, List.of("cgroup_array")), Map.entry(37, List.of("cgroup_array")), Map.entry(51, List.of("devmap", "devmap_hash", "cpumap", "xskmap")),
            Map.entry(52, List.of("sockmap")), Map.entry(53, List.of("sockmap")), Map.entry(60, List.of("sockmap")), Map.entry(70, List.of("sockhash")),
            Map.entry(71, List.of("sockhash")), Map.entry(72, List.of("sockhash")), Map.entry(81, List.of("cgroup_storage", "percpu_cgroup_storage")),
            Map.entry(82, List.of("reuseport_sockarray", "sockmap", "sockhash")), Map.entry(87, List.of("queue", "stack", "bloom_filter")),
            Map.entry(88, List.of("queue", "stack")), Map.entry(89, List.of("queue", "stack", "bloom_filter")),
            Map.entry(107, List.of("sk_storage")), Map.entry(108, List.of("sk_storage")), Map.entry(156, List.of("task_storage")), Map.entry(157, List.of("task_storage")),
            Map.entry(210, List.of("cgrp_storage")), Map.entry(211, List.of("cgrp_storage")), Map.entry(198, List.of("ringbuf")), Map.entry(209, List.of("user_ringbuf")),
            Map.entry(195, List.of("percpu_array", "percpu_hash", "lru_percpu_hash")));

    private MapFunctions() {}

    /// Whether the values of a map of this type are something other than bytes.
    static boolean holdsObjects(String type) {
        return OBJECT_MAPS.contains(type);
    }


    /// Whether a lookup in a map of this type takes a reference to what it finds.
    static boolean acquires(String type) {
        return type.equals("sockmap") || type.equals("sockhash");
    }

    /// What `pointer` is once it is known not to be null: what some maps hold shows only then.
    static Pointer found(Analysis analysis, Pointer pointer) {
        Pointer sure = pointer.orNull(false);
        if (!(pointer.kind() instanceof PointerKind.MapValue(int map, int _))) {
            return sure;
        }
        return switch (analysis.map(map).type()) {
            case "xskmap" -> sure.withKind(new PointerKind.Socket(PointerKind.SocketKind.XDP));
            case "array_of_maps", "hash_of_maps" -> analysis.map(map).inner() == dev.glasshive.program.MapSpec.NONE ? sure
                    : sure.withKind(new PointerKind.MapObject(analysis.mapInside(map)));
            case "sockmap", "sockhash" -> sure.withKind(new PointerKind.Socket(PointerKind.SocketKind.FULL));
            default -> sure;
        };
    }

    static void check(Analysis analysis, Arguments given, String name) throws Rejected {
        if (given.map < 0) {
            return;
        }
        String type = analysis.map(given.map).type();
        int helper = given.prototype.id();
        Set<Integer> helpers = BY_TYPE.get(type);
        List<String> types = BY_HELPER.get(helper);
        if (helpers != null && !helpers.contains(helper) || types != null && !types.contains(type)) {
            int number = analysis.platform.mapTypes().getOrDefault(type, 0);
            throw analysis.refuse(Rejected.EINVAL, "cannot pass map_type " + number + " into func " + name);
        }
    }
}
