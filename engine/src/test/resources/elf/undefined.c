// Calls a function that is declared and defined nowhere.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

int elsewhere(int a);

SEC("xdp")
int caller(struct xdp_md *ctx)
{
    return elsewhere(ctx->data);
}
