// Counts IPv4 packets per protocol: hits[6] for TCP, hits[17] for UDP, hits[1] for ICMP.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 256);
} hits SEC(".maps");

SEC("xdp")
int count_protocols(struct xdp_md *ctx)
{
    // 1 find the packet
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 2 check that both headers are there: the verifier asks for it before the first read
    struct ethhdr *ethernet = data;
    struct iphdr *ip = data + sizeof(*ethernet);
    if ((void *)(ip + 1) > data_end)
        return XDP_PASS;

    // 3 keep IPv4 only; the EtherType is in network order
    if (ethernet->h_proto != bpf_htons(ETH_P_IP))
        return XDP_PASS;

    // 4 count: add to the entry of this protocol, or make the entry
    __u32 protocol = ip->protocol;
    __u64 *count = bpf_map_lookup_elem(&hits, &protocol);
    if (count) {
        __sync_fetch_and_add(count, 1);
    } else {
        __u64 first = 1;
        bpf_map_update_elem(&hits, &protocol, &first, BPF_ANY);
    }
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
