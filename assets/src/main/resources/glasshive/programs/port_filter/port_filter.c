// Drops TCP and UDP packets to ports that nobody should reach from outside.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct service {
    __u8 protocol;
    __u8 enabled;
    __u16 port;
};

// Read-only data: the loader puts the table into a frozen map, so the verifier may trust what it reads there.
static const volatile struct service blocked[] = {
    {IPPROTO_TCP, 1, 23},    // Telnet
    {IPPROTO_TCP, 1, 445},   // SMB
    {IPPROTO_TCP, 0, 80},    // HTTP, switched off
    {IPPROTO_UDP, 1, 1900},  // SSDP
    {IPPROTO_UDP, 1, 11211}, // memcached
};

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, sizeof(blocked) / sizeof(blocked[0]));
} dropped SEC(".maps");

struct vlan_tag {
    __be16 tag;
    __be16 ether_type;
};

// What TCP and UDP headers have in common.
struct ports {
    __be16 source;
    __be16 target;
};

SEC("xdp")
int port_filter(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 1 find the IPv4 header, behind a VLAN tag if there is one
    struct ethhdr *ethernet = data;
    void *next = ethernet + 1;
    if (next > data_end)
        return XDP_PASS;
    __be16 ether_type = ethernet->h_proto;
    if (ether_type == bpf_htons(ETH_P_8021Q)) {
        struct vlan_tag *vlan = next;
        next = vlan + 1;
        if (next > data_end)
            return XDP_PASS;
        ether_type = vlan->ether_type;
    }
    if (ether_type != bpf_htons(ETH_P_IP))
        return XDP_PASS;

    // 2 find the ports, behind a header whose length the packet tells
    struct iphdr *ip = next;
    if ((void *)(ip + 1) > data_end)
        return XDP_PASS;
    if (ip->frag_off & bpf_htons(0x1fff))
        return XDP_PASS; // a later fragment: no ports in it
    __u32 length = (__u32)ip->ihl * 4;
    if (length < sizeof(*ip))
        return XDP_DROP;
    struct ports *ports = next + length;
    if ((void *)(ports + 1) > data_end)
        return XDP_PASS;

    // 3 look the port up in the table
    __u16 port = bpf_ntohs(ports->target);
    for (__u32 i = 0; i < sizeof(blocked) / sizeof(blocked[0]); i++) {
        if (!blocked[i].enabled || blocked[i].protocol != ip->protocol || blocked[i].port != port)
            continue;
        __u64 *count = bpf_map_lookup_elem(&dropped, &i);
        if (count)
            *count += 1;
        return XDP_DROP;
    }
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
