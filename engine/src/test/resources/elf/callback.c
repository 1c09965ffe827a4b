// Hands the address of a function to a helper.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

static int before(__u32 index, void *context)
{
    *(__u32 *)context -= index;
    return 0;
}

static int step(__u32 index, void *context)
{
    *(__u32 *)context += index;
    return 0;
}

SEC("xdp")
int loop(struct xdp_md *ctx)
{
    __u32 sum = ctx->ingress_ifindex;
    bpf_loop(10, step, &sum, 0);
    bpf_loop(3, before, &sum, 0);
    return sum;
}

char _license[] SEC("license") = "GPL";
