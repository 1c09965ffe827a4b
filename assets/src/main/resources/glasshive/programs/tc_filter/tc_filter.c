// A tc classifier: drops telnet, marks DNS, gives web traffic a priority, and counts what it did.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

enum action { DROPPED, MARKED, FAVOURED, ACTIONS };

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, ACTIONS);
} actions SEC(".maps");

static __always_inline void count(__u32 action)
{
    __u64 *counter = bpf_map_lookup_elem(&actions, &action);
    if (counter)
        *counter += 1;
}

SEC("tc")
int tc_filter(struct __sk_buff *skb)
{
    void *data = (void *)(long)skb->data;
    void *end = (void *)(long)skb->data_end;
    struct iphdr *ip = data + sizeof(struct ethhdr);
    __be16 *ports = (void *)(ip + 1);

    // 1 IPv4 only, without options
    if ((void *)(ports + 2) > end || skb->protocol != bpf_htons(ETH_P_IP) || ip->ihl != 5)
        return TC_ACT_OK;

    // 2 what the destination port says
    switch (bpf_ntohs(ports[1])) {
    case 23:
        if (ip->protocol != IPPROTO_TCP)
            return TC_ACT_OK;
        count(DROPPED);
        return TC_ACT_SHOT;
    case 53:
        if (ip->protocol != IPPROTO_UDP)
            return TC_ACT_OK;
        skb->mark = 53;
        count(MARKED);
        return TC_ACT_OK;
    case 80:
        if (ip->protocol != IPPROTO_TCP)
            return TC_ACT_OK;
        skb->priority = 7;
        count(FAVOURED);
        return TC_ACT_OK;
    }
    return TC_ACT_OK;
}

char _license[] SEC("license") = "GPL";
