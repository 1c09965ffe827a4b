// Puts a header in front of the packet and goes on with the old pointer.
#include <linux/bpf.h>
#include <linux/if_ether.h>

#include <bpf/bpf_helpers.h>

SEC("xdp")
int after_adjust(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *end = (void *)(long)ctx->data_end;
    struct ethhdr *ethernet = data;

    if (data + sizeof(*ethernet) > end)
        return XDP_PASS;
    if (bpf_xdp_adjust_head(ctx, -14))
        return XDP_ABORTED;
    ethernet->h_proto = 0;
    return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
