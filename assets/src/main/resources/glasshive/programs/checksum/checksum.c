// Verifies the header checksum of IPv4 packets, drops those that are wrong and says so on the trace console.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define LONGEST_HEADER 60

enum outcome { GOOD, BAD, UNCHECKED, OUTCOMES };

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, __u64);
    __uint(max_entries, OUTCOMES);
} outcomes SEC(".maps");

static __always_inline int finish(__u32 outcome)
{
    __u64 *count = bpf_map_lookup_elem(&outcomes, &outcome);
    if (count)
        *count += 1;
    return outcome == BAD ? XDP_DROP : XDP_PASS;
}

SEC("xdp")
int checksum(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 1 find the header
    struct ethhdr *ethernet = data;
    struct iphdr *ip = data + sizeof(*ethernet);
    if ((void *)(ip + 1) > data_end)
        return finish(UNCHECKED);
    if (ethernet->h_proto != bpf_htons(ETH_P_IP))
        return finish(UNCHECKED);
    __u32 length = (__u32)ip->ihl * 4;
    if (length < sizeof(*ip))
        return finish(BAD);

    // 2 add up its 16-bit words; the bound of the loop is a constant, so the verifier can walk it to the end
    __u16 *word = (__u16 *)ip;
    __u32 sum = 0;
    for (__u32 done = 0; done < LONGEST_HEADER; done += sizeof(*word)) {
        if (done >= length)
            break;
        if ((void *)(word + 1) > data_end)
            return finish(UNCHECKED);
        sum += *word++;
    }

    // 3 fold the carries in; a good header sums to all ones (RFC 1071), in either byte order
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    if (sum == 0xffff)
        return finish(GOOD);
    bpf_printk("bad checksum: the header adds up to %x", sum);
    return finish(BAD);
}

char _license[] SEC("license") = "GPL";
