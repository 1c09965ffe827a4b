// Several programs in one section, and sections of several types.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

SEC("xdp")
int pass(struct xdp_md *ctx)
{
    return ctx->data == ctx->data_end ? XDP_DROP : XDP_PASS;
}

SEC("xdp")
int drop(struct xdp_md *ctx)
{
    return ctx->data == ctx->data_end ? XDP_PASS : XDP_DROP;
}

SEC("cgroup/connect4")
int allow(struct bpf_sock_addr *ctx)
{
    return ctx->user_port != 0;
}

SEC("made_up")
int unknown(void *ctx)
{
    return ctx != 0;
}

char _license[] SEC("license") = "Dual BSD/GPL";
