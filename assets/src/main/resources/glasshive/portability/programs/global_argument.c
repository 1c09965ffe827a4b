typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#define SEC(name) __attribute__((section(name), used))

struct xdp_md {
    uint32_t data, data_end, data_meta, ingress_ifindex, rx_queue_index, egress_ifindex;
};

struct total {
    uint64_t packets;
    uint64_t bytes;
};

/* Not static: it is compiled, and judged, by itself. */
__attribute__((noinline)) int add(struct total *total)
{
    total->packets += 1;
    return 0;
}

SEC("xdp")
int global_argument(struct xdp_md *ctx)
{
    struct total total = {0, 0};

    add(&total);
    return total.packets == 1 ? 2 : 1;
}

char licence[] SEC("license") = "GPL";
