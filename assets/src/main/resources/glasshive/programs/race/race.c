// Counts packets three times: without care, atomically, and in a value of each processor. On one processor all three agree.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 2);
} hits SEC(".maps"); // 0 counted without care, 1 counted atomically

struct {
    __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 1);
} own SEC(".maps");

SEC("xdp")
int race(struct xdp_md *ctx)
{
    __u32 careless = 0, atomic = 1, mine = 0;

    // 1 read, add, write: what another processor writes in between is lost
    volatile __u64 *count = bpf_map_lookup_elem(&hits, &careless);
    if (count)
        *count = *count + 1;

    // 2 one instruction does all three
    __u64 *safe = bpf_map_lookup_elem(&hits, &atomic);
    if (safe)
        __sync_fetch_and_add(safe, 1);

    // 3 nobody else has this one, so no care is needed
    __u64 *counter = bpf_map_lookup_elem(&own, &mine);
    if (counter)
        *counter += 1;
    return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
