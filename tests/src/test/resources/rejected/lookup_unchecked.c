// Counts packets per protocol and forgets that a lookup may find nothing.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 64);
} hits SEC(".maps");

static __attribute__((noinline)) int count(__u64 *hit)
{
    *hit += 1;
    return XDP_PASS;
}

SEC("xdp")
int lookup_unchecked(struct xdp_md *ctx)
{
    __u32 key = ctx->rx_queue_index;
    __u64 *hit = bpf_map_lookup_elem(&hits, &key);

    return count(hit);
}

char LICENSE[] SEC("license") = "GPL";
