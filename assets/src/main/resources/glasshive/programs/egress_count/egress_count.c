// A program of a control group: counts the bytes that its processes send to each IPv4 address, and stops them from sending ICMP.
#include <linux/bpf.h>
#include <linux/in.h>
#include <linux/ip.h>

#include <bpf/bpf_helpers.h>

#define AF_INET 2
#define DENY 0
#define ALLOW 1

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 64);
} sent SEC(".maps");

SEC("cgroup_skb/egress")
int egress_count(struct __sk_buff *skb)
{
    if (skb->family != AF_INET)
        return ALLOW;

    // 1 the address that the packet goes to
    __u32 address = skb->remote_ip4;

    // 2 add its length to what went there before
    __u64 length = skb->len;
    __u64 *bytes = bpf_map_lookup_elem(&sent, &address);
    if (bytes)
        __sync_fetch_and_add(bytes, length);
    else
        bpf_map_update_elem(&sent, &address, &length, BPF_ANY);

    // 3 no ICMP
    struct iphdr *ip = (void *)(long)skb->data;
    if ((void *)(ip + 1) > (void *)(long)skb->data_end)
        return ALLOW;
    return ip->protocol == IPPROTO_ICMP ? DENY : ALLOW;
}

char _license[] SEC("license") = "GPL";
