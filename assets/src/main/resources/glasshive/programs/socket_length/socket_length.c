// A socket filter that keeps headers only: its answer is the number of bytes that the socket gets to see.
// For a packet socket of type SOCK_DGRAM, whose packets begin at the network header.
#include <stddef.h>

#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <linux/udp.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define NOTHING 0

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, 1);
} bytes_saved SEC(".maps");

// The loads of classic BPF: they take an offset into the packet, and end the program with 0 if nothing is there.
__u64 load_byte(void *skb, __u64 offset) asm("llvm.bpf.load.byte");

static __always_inline int keep(struct __sk_buff *skb, __u32 length)
{
    if (length > skb->len)
        length = skb->len;
    __u32 zero = 0;
    __u64 *saved = bpf_map_lookup_elem(&bytes_saved, &zero);
    if (saved)
        *saved += skb->len - length;
    return length;
}

SEC("socket")
int socket_length(struct __sk_buff *skb)
{
    // 1 ARP is short: keep it whole; of the rest keep IPv4 only
    if (skb->protocol == bpf_htons(ETH_P_ARP))
        return keep(skb, skb->len);
    if (skb->protocol != bpf_htons(ETH_P_IP))
        return NOTHING;

    // 2 measure the IPv4 header; its length is in the lower half of the first byte, in units of four bytes
    __u32 length = (load_byte(skb, 0) & 0xf) * 4;
    if (length < sizeof(struct iphdr))
        return NOTHING;

    // 3 add what follows: TCP tells its own length in the upper half of byte 12
    __u8 offset_byte;
    switch (load_byte(skb, offsetof(struct iphdr, protocol))) {
    case IPPROTO_TCP:
        if (bpf_skb_load_bytes(skb, length + 12, &offset_byte, sizeof(offset_byte)) < 0)
            return NOTHING;
        return keep(skb, length + (offset_byte >> 4) * 4);
    case IPPROTO_UDP:
        return keep(skb, length + sizeof(struct udphdr));
    default:
        return keep(skb, length + 8);
    }
}

char _license[] SEC("license") = "GPL";
