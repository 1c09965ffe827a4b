// Maps as records of section "maps", longer than a loader needs to know, and no BTF at all.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct definition {
    __u32 type, key_size, value_size, max_entries, map_flags, inner_map_index, numa_node;
};

struct definition SEC("maps") numbers = {BPF_MAP_TYPE_HASH, 2, 8, 16, BPF_F_NO_PREALLOC, 0, 0};
struct definition SEC("maps") others = {BPF_MAP_TYPE_PERCPU_ARRAY, 4, 16, 3, 0, 0, 0};

SEC("socket1")
int filter(struct __sk_buff *skb)
{
    __u32 key = skb->len & 1;
    return bpf_map_lookup_elem(&others, &key) && bpf_map_lookup_elem(&numbers, &key);
}

char _license[] SEC("license") = "GPL";
__u32 _version SEC("version") = 0x41200;
