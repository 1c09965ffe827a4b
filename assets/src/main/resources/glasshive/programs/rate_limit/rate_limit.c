// Lets every IPv4 source send a burst, then only its share: a token bucket per source address.
// The clock is the number of packets seen, not the time of day, so the same capture always gives the same answers.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define BURST 3    // tokens in a full bucket
#define INTERVAL 6 // packets seen for each token that comes back

struct bucket {
    __u64 filled; // the clock when the last token came back
    __u32 tokens;
    __u32 dropped;
};

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __be32);
    __type(value, struct bucket);
    __uint(max_entries, 1024);
} buckets SEC(".maps");

static __u64 clock; // lives in .bss: a map with one entry, which keeps its value between packets

SEC("xdp")
int rate_limit(struct xdp_md *ctx)
{
    void *data = (void *)(long)ctx->data;
    void *data_end = (void *)(long)ctx->data_end;

    // 1 let the clock tick
    __u64 now = ++clock;

    // 2 find the source address
    struct ethhdr *ethernet = data;
    struct iphdr *ip = data + sizeof(*ethernet);
    if ((void *)(ip + 1) > data_end)
        return XDP_PASS;
    if (ethernet->h_proto != bpf_htons(ETH_P_IP))
        return XDP_PASS;
    __be32 source = ip->saddr;

    // 3 a new source gets a full bucket, and pays for this packet
    struct bucket *bucket = bpf_map_lookup_elem(&buckets, &source);
    if (!bucket) {
        struct bucket full = {.filled = now, .tokens = BURST - 1};
        bpf_map_update_elem(&buckets, &source, &full, BPF_NOEXIST);
        return XDP_PASS;
    }

    // 4 give back the tokens earned since the last visit, never more than the bucket holds
    __u64 earned = (now - bucket->filled) / INTERVAL;
    bucket->filled += earned * INTERVAL;
    __u64 tokens = bucket->tokens + earned;
    if (tokens > BURST)
        tokens = BURST;

    // 5 pay, or be dropped
    if (tokens == 0) {
        bucket->dropped++;
        return XDP_DROP;
    }
    bucket->tokens = tokens - 1;
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
