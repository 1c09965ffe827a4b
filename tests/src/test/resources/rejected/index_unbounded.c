// Uses a byte of the packet as an index into a map value of 16 counters.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct counters {
    __u64 of[16];
};

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, struct counters);
    __uint(max_entries, 1);
} lengths SEC(".maps");

SEC("xdp")
int index_unbounded(struct xdp_md *ctx)
{
    __u8 *data = (void *)(long)ctx->data;
    __u8 *end = (void *)(long)ctx->data_end;
    __u32 zero = 0;
    struct counters *counters = bpf_map_lookup_elem(&lengths, &zero);

    if (!counters || data + 1 > end)
        return XDP_PASS;
    __u32 kind = data[0];
    if (kind > 16)
        return XDP_PASS;
    counters->of[kind] += 1;
    return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
