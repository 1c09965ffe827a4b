// Counts packets and adds up their bytes under a spin lock, so that the two numbers always belong together.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct traffic {
    struct bpf_spin_lock lock; // 1 while a processor holds it
    __u32 longest;
    __u64 packets;
    __u64 bytes;
};

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, struct traffic);
    __uint(max_entries, 1);
} total SEC(".maps");

SEC("xdp")
int spin_lock(struct xdp_md *ctx)
{
    __u32 key = 0;
    __u32 length = ctx->data_end - ctx->data;

    struct traffic *traffic = bpf_map_lookup_elem(&total, &key);
    if (!traffic)
        return XDP_ABORTED;

    // between the two calls no other processor gets further than its own bpf_spin_lock
    bpf_spin_lock(&traffic->lock);
    traffic->packets += 1;
    traffic->bytes += length;
    if (length > traffic->longest)
        traffic->longest = length;
    bpf_spin_unlock(&traffic->lock);
    return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
