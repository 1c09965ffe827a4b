// Reads the IPv4 protocol behind a check that covers the Ethernet header only. Rejected: the check is there, but too short.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>

#include <bpf/bpf_helpers.h>

SEC("xdp")
int packet_guard(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *end = (void *)(long)ctx->data_end;
    struct ethhdr *ethernet = data;

    if (data + sizeof(*ethernet) > end)
        return XDP_PASS;
    struct iphdr *ip = data + sizeof(*ethernet);
    return ip->protocol == 17 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
