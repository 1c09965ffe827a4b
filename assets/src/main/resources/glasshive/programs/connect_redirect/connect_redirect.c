// Runs when a process of a control group calls connect() with an IPv4 address:
// sends connections to 203.0.113.80:443 to a proxy at 127.0.0.1:8443, refuses port 25.
#include <linux/bpf.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define DENY 0
#define ALLOW 1

struct target {
    __u32 address;
    __u16 port;
    __u16 unused;
};

// Where a connection goes instead, by where it was meant to go.
struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, struct target);
    __type(value, __u64);
    __uint(max_entries, 16);
} redirected SEC(".maps");

SEC("cgroup/connect4")
int connect_redirect(struct bpf_sock_addr *ctx)
{
    struct target target = {.address = ctx->user_ip4, .port = ctx->user_port};

    // 1 refuse mail
    if (target.port == bpf_htons(25))
        return DENY;

    // 2 is it for the server that has moved?
    if (target.address != bpf_htonl(0xcb007150) || target.port != bpf_htons(443))
        return ALLOW;
    __u64 once = 1;
    __u64 *times = bpf_map_lookup_elem(&redirected, &target);
    if (times)
        *times += 1;
    else
        bpf_map_update_elem(&redirected, &target, &once, BPF_ANY);

    // 3 another address and port
    ctx->user_ip4 = bpf_htonl(0x7f000001);
    ctx->user_port = bpf_htons(8443);
    return ALLOW;
}

char _license[] SEC("license") = "GPL";
