// Maps described by BTF, in most of the ways there are.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct key {
    __u32 address;
    __u16 port;
    __u8 spare[2];
};

struct {
    __uint(type, BPF_MAP_TYPE_LRU_HASH);
    __type(key, struct key);
    __type(value, __u64[4]);
    __uint(max_entries, 1000);
    __uint(map_flags, BPF_F_NO_COMMON_LRU);
    __uint(pinning, 1);
} typed SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(key_size, 4);
    __uint(value_size, 24);
    __uint(max_entries, 2);
} sized SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 4096);
} ring SEC(".maps");

struct inner {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 1);
} inside SEC(".maps"), other SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
    __type(key, __u32);
    __uint(max_entries, 3);
    __array(values, struct inner);
} outer SEC(".maps") = {
    .values = { [0] = &other, [2] = &inside },
};

int target(struct xdp_md *ctx);

struct {
    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
    __type(key, __u32);
    __uint(max_entries, 8);
    __array(values, int(struct xdp_md *));
} programs SEC(".maps") = {
    .values = { [5] = &target },
};

SEC("xdp")
int entry(struct xdp_md *ctx)
{
    struct key key = {1, 2, {}};
    __u32 zero = 0;
    if (bpf_map_lookup_elem(&typed, &key) && bpf_map_lookup_elem(&sized, &zero) && bpf_map_lookup_elem(&outer, &zero))
        bpf_tail_call(ctx, &programs, 5);
    bpf_ringbuf_output(&ring, &zero, sizeof(zero), 0);
    return XDP_PASS;
}

SEC("xdp")
int target(struct xdp_md *ctx)
{
    return ctx->ingress_ifindex ? XDP_DROP : XDP_PASS;
}

char _license[] SEC("license") = "GPL";
