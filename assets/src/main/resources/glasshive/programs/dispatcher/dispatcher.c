// Sends each IPv4 packet to the program for its protocol by a tail call: a jump that does not return.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/tcp.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

enum counter { UNHANDLED, TCP_PACKETS, TCP_CONNECTIONS, UDP_PACKETS, ICMP_PACKETS, COUNTERS };

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, COUNTERS);
} counters SEC(".maps");

int handle_icmp(struct xdp_md *ctx);
int handle_tcp(struct xdp_md *ctx);
int handle_udp(struct xdp_md *ctx);

// One slot for each protocol number; the loader fills in the three programs, the rest stays empty.
struct {
    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
    __uint(max_entries, 32);
    __uint(key_size, sizeof(__u32));
    __array(values, int(struct xdp_md *));
} handlers SEC(".maps") = {
    .values = {
        [IPPROTO_ICMP] = &handle_icmp,
        [IPPROTO_TCP] = &handle_tcp,
        [IPPROTO_UDP] = &handle_udp,
    },
};

static __always_inline void count(__u32 counter)
{
    __u64 *value = bpf_map_lookup_elem(&counters, &counter);
    if (value)
        *value += 1;
}

SEC("xdp")
int dispatcher(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 1 find the protocol
    struct ethhdr *ethernet = data;
    struct iphdr *ip = data + sizeof(*ethernet);
    if ((void *)(ip + 1) <= data_end && ethernet->h_proto == bpf_htons(ETH_P_IP))
        // 2 jump to its program; what follows runs only if the slot is empty
        bpf_tail_call(ctx, &handlers, ip->protocol);

    // 3 nobody took it
    count(UNHANDLED);
    return XDP_PASS;
}

SEC("xdp")
int handle_icmp(struct xdp_md *ctx)
{
    count(ICMP_PACKETS);
    return XDP_DROP;
}

// A program behind a tail call starts afresh: it gets the context and nothing else, and must check the packet again.
SEC("xdp")
int handle_tcp(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    count(TCP_PACKETS);
    struct iphdr *ip = data + sizeof(struct ethhdr);
    struct tcphdr *tcp = (void *)(ip + 1);
    if ((void *)(tcp + 1) > data_end || ip->ihl != 5)
        return XDP_PASS;
    if (tcp->syn && !tcp->ack)
        count(TCP_CONNECTIONS);
    return XDP_PASS;
}

SEC("xdp")
int handle_udp(struct xdp_md *ctx)
{
    count(UDP_PACKETS);
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
