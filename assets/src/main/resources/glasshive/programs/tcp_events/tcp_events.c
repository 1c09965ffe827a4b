// Follows TCP connections of a control group: counts what happens to them, and says who connects to whom.
#include <linux/bpf.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define AF_INET 2

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 16);
} events SEC(".maps");

SEC("sockops")
int tcp_events(struct bpf_sock_ops *ctx)
{
    // 1 one more of this kind of event
    __u32 op = ctx->op;
    __u64 *counter = bpf_map_lookup_elem(&events, &op);
    if (counter)
        *counter += 1;

    // 2 a connection that we opened is established
    if (op == BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB && ctx->family == AF_INET)
        bpf_printk("port %d to port %d", ctx->local_port, bpf_ntohl(ctx->remote_port));
    return 1;
}

char _license[] SEC("license") = "GPL";
