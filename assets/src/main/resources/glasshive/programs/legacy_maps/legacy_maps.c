// Sorts frames by length and adds up the bytes of every sender, with maps defined as in the years before BTF.
// Built without debug information: an object like this has no types, no source lines, no names of variables.
#include <linux/bpf.h>
#include <linux/if_ether.h>

#include <bpf/bpf_helpers.h>

#define CLASSES 16
#define CLASS_WIDTH 100 // bytes

// The record that loaders of that time agreed on; the section "maps" is an array of them.
struct bpf_map_def {
    __u32 type;
    __u32 key_size;
    __u32 value_size;
    __u32 max_entries;
    __u32 map_flags;
};

struct bpf_map_def SEC("maps") lengths = {
    .type = BPF_MAP_TYPE_ARRAY,
    .key_size = sizeof(__u32),
    .value_size = sizeof(__u64),
    .max_entries = CLASSES,
};

struct bpf_map_def SEC("maps") senders = {
    .type = BPF_MAP_TYPE_HASH,
    .key_size = sizeof(__u64),
    .value_size = sizeof(__u64),
    .max_entries = 64,
};

SEC("xdp")
int legacy_maps(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 1 find the frame
    struct ethhdr *ethernet = data;
    if ((void *)(ethernet + 1) > data_end)
        return XDP_ABORTED;

    // 2 count it in its class: 0 to 99 bytes, 100 to 199, ...; the last class takes all the rest
    __u64 length = data_end - data;
    __u32 class = length / CLASS_WIDTH;
    if (class >= CLASSES)
        class = CLASSES - 1;
    __u64 *frames = bpf_map_lookup_elem(&lengths, &class);
    if (frames)
        __sync_fetch_and_add(frames, 1);

    // 3 add its bytes to the account of its sender; six bytes of address make the key, two stay zero
    __u64 sender = 0;
    __builtin_memcpy(&sender, ethernet->h_source, ETH_ALEN);
    __u64 *bytes = bpf_map_lookup_elem(&senders, &sender);
    if (bytes)
        __sync_fetch_and_add(bytes, length);
    else
        bpf_map_update_elem(&senders, &sender, &length, BPF_ANY);
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
