/* Counts to 100 with a function that a helper calls. */
#define SEC(name) __attribute__((section(name), used))

struct xdp_md {
    unsigned int data, data_end, data_meta, ingress_ifindex, rx_queue_index, egress_ifindex;
};

static long (*bpf_loop)(unsigned int rounds, void *body, void *context, unsigned long long flags) = (void *)181;

static long body(unsigned int round, void *context)
{
    *(unsigned long long *)context += round;
    return 0;
}

SEC("xdp")
int callback_loop(struct xdp_md *ctx)
{
    unsigned long long sum = 0;

    bpf_loop(100, body, &sum, 0);
    return sum == 4950 ? 2 : 1;
}

char licence[] SEC("license") = "GPL";
