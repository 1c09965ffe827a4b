package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.List;
import java.util.Map;

/// What programs may read of maps themselves: some fields of the kernel's structures.
final class MapFields {
    private static final List<Field> ALL = Table.rows("verifier-map-fields.csv").stream()
            .map(row -> new Field(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]), row[3], row[4], row[5], Integer.parseInt(row[6]), row[7])).toList();
    private static final Map<String, String> STRUCTURES = Map.ofEntries(
            Map.entry("hash", "bpf_htab"), Map.entry("lru_hash", "bpf_htab"), Map.entry("percpu_hash", "bpf_htab"), Map.entry("lru_percpu_hash", "bpf_htab"),
            Map.entry("hash_of_maps", "bpf_htab"), Map.entry("stack_trace", "bpf_stack_map"), Map.entry("lpm_trie", "lpm_trie"), Map.entry("devmap", "bpf_dtab"),
            Map.entry("devmap_hash", "bpf_dtab"), Map.entry("sockmap", "bpf_stab"), Map.entry("sockhash", "bpf_shtab"), Map.entry("cpumap", "bpf_cpu_map"),
            Map.entry("xskmap", "xsk_map"), Map.entry("cgroup_storage", "bpf_cgroup_storage_map"), Map.entry("percpu_cgroup_storage", "bpf_cgroup_storage_map"),
            Map.entry("reuseport_sockarray", "reuseport_array"), Map.entry("queue", "bpf_queue_stack"), Map.entry("stack", "bpf_queue_stack"),
            Map.entry("ringbuf", "bpf_ringbuf_map"), Map.entry("user_ringbuf", "bpf_ringbuf_map"), Map.entry("bloom_filter", "bpf_bloom_filter"));
    private static final String COMMON = "bpf_map";

    private MapFields() {}

    /// Bytes from `first` to `end` of `structure`, which lie in `owner`, a structure that begins at `base`.
    private record Field(String structure, int first, int end, String what, String name, String owner, int base, String result) {
        boolean holds(String wanted, int offset) {
            return (structure.equals(wanted) || structure.equals(COMMON)) && offset >= first && offset < end;
        }
    }

    /// The kernel's structure of maps of `type`.
    static String structure(String type) {
        return STRUCTURES.getOrDefault(type, "bpf_array");
    }

    /// What a load of `size` bytes from `offset` of a map gives.
    static Value load(Analysis analysis, int register, String type, int offset, int size) throws Rejected {
        String structure = structure(type);
        if (offset < 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " is " + structure + " invalid negative access: off=" + offset);
        }
        Field field = ALL.stream().filter(row -> row.holds(structure, offset)).findFirst().orElse(null);
        if (field == null) {
            throw analysis.refuse(Rejected.EACCES, "access beyond struct " + structure + " at off " + offset + " size " + size);
        }
        String place = field.owner + (field.what.equals("struct") ? " at" : " with") + " off " + (offset - field.base) + " size " + size;
        return switch (field.what) {
            case "pointer" -> {
                if (size != Long.BYTES || offset != field.first) {
                    throw analysis.refuse(Rejected.EACCES, "cannot access ptr member " + field.name + " with moff " + (field.first - field.base) + " in struct " + place);
                }
                yield pointer(field.result);
            }
            case "unknown" -> throw new NotModelled("fields far into " + structure);
            case "hole" -> throw analysis.refuse(Rejected.EINVAL, "struct " + field.owner + " doesn't have field at offset " + (offset - field.base));
            default -> {
                if (offset + size <= field.end || field.what.equals("open")) {
                    yield Scalar.UNKNOWN;
                }
                throw analysis.refuse(Rejected.EACCES, field.what.equals("struct") ? "access beyond struct " + place
                        : "access beyond the end of member " + field.name + " (mend:" + (field.end - field.base) + ") in struct " + place);
            }
        };
    }

    private static Value pointer(String result) {
        int at = result.indexOf("ptr_");
        if (at < 0) {
            throw new NotModelled("context fields and fields of maps that hold " + result);
        }
        return Pointer.to(new PointerKind.Kernel(result.substring(0, at), result.substring(at + "ptr_".length())));
    }
}
