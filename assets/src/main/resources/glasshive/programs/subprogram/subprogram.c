// Answers ping: turns an ICMP echo request into its reply and sends it back where it came from.
// Each job is a function of its own; noinline keeps it a subprogram that is called, with a stack frame of its own.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define ECHO_REPLY 0
#define ECHO_REQUEST 8

#define noinline __attribute__((noinline))

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u32);
    __uint(max_entries, 1);
} answered SEC(".maps");

// <linux/icmp.h> draws in headers of the C library, which BPF has not.
struct icmp_echo {
    __u8 type;
    __u8 code;
    __u16 checksum;
    __be16 identifier;
    __be16 sequence;
};

struct ping {
    struct ethhdr ethernet;
    struct iphdr ip;
    struct icmp_echo icmp;
} __attribute__((packed, aligned(2)));

static noinline int is_request(struct xdp_md *ctx)
{
    struct ping *ping = (void *)(long)ctx->data;
    if ((void *)(ping + 1) > (void *)(long)ctx->data_end)
        return 0;
    return ping->ethernet.h_proto == bpf_htons(ETH_P_IP) && ping->ip.ihl == 5 && ping->ip.protocol == IPPROTO_ICMP
           && ping->icmp.type == ECHO_REQUEST;
}

// Folds a sum of 16-bit words to 16 bits, as RFC 1071 says.
static noinline __u16 fold(__u32 sum)
{
    sum = (sum & 0xffff) + (sum >> 16);
    return (sum & 0xffff) + (sum >> 16);
}

// The checksum after one 32-bit word of the message changed, without reading the rest (RFC 1624).
static noinline __u16 adjusted(__u16 check, __be32 before, __be32 after)
{
    __s64 difference = bpf_csum_diff(&before, sizeof(before), &after, sizeof(after), (__u16)~check);
    return ~fold(difference);
}

static noinline void count_answer(void)
{
    __u32 zero = 0;
    __u32 *count = bpf_map_lookup_elem(&answered, &zero);
    if (count)
        __sync_fetch_and_add(count, 1);
}

SEC("xdp")
int subprogram(struct xdp_md *ctx)
{
    // 1 leave everything alone that is not a ping
    if (!is_request(ctx))
        return XDP_PASS;
    struct ping *ping = (void *)(long)ctx->data;
    if ((void *)(ping + 1) > (void *)(long)ctx->data_end)
        return XDP_PASS;

    // 2 the reply goes back: swap both pairs of addresses, which changes no checksum
    __u8 link[ETH_ALEN];
    __builtin_memcpy(link, ping->ethernet.h_dest, ETH_ALEN);
    __builtin_memcpy(ping->ethernet.h_dest, ping->ethernet.h_source, ETH_ALEN);
    __builtin_memcpy(ping->ethernet.h_source, link, ETH_ALEN);
    __be32 address = ping->ip.daddr;
    ping->ip.daddr = ping->ip.saddr;
    ping->ip.saddr = address;

    // 3 a request becomes a reply, and the checksum follows
    ping->icmp.type = ECHO_REPLY;
    ping->icmp.checksum = adjusted(ping->icmp.checksum, bpf_htonl(ECHO_REQUEST << 24), bpf_htonl(ECHO_REPLY << 24));
    count_answer();
    return XDP_TX;
}

char _license[] SEC("license") = "GPL";
