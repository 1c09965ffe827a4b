// Reads the name out of DNS queries: counts queries per name and per type, drops queries that end too early.
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/udp.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define LONGEST_NAME 64 // as much as we keep
#define LONGEST_LABEL 63

struct dns {
    __be16 identifier;
    __be16 flags;
    __be16 questions;
    __be16 answers;
    __be16 authorities;
    __be16 additions;
};

struct query {
    struct ethhdr ethernet;
    struct iphdr ip;
    struct udphdr udp;
    struct dns dns;
} __attribute__((packed, aligned(2)));

struct name {
    char text[LONGEST_NAME]; // "www.example.com", the rest filled with zeros
};

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, struct name);
    __type(value, __u64);
    __uint(max_entries, 128);
} names SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __u16);
    __type(value, __u64);
    __uint(max_entries, 64);
} types SEC(".maps");

static __always_inline void count(void *map, const void *key)
{
    __u64 *value = bpf_map_lookup_elem(map, key);
    if (value) {
        __sync_fetch_and_add(value, 1);
    } else {
        __u64 first = 1;
        bpf_map_update_elem(map, key, &first, BPF_ANY);
    }
}

SEC("xdp")
int dns_parser(struct xdp_md *ctx)
{
    void *data_end = (void *)(long)ctx->data_end;

    // 1 keep DNS queries: IPv4 without options, UDP, port 53, the answer bit off, one question
    struct query *query = (void *)(long)ctx->data;
    if ((void *)(query + 1) > data_end)
        return XDP_PASS;
    if (query->ethernet.h_proto != bpf_htons(ETH_P_IP) || query->ip.ihl != 5 || query->ip.protocol != IPPROTO_UDP)
        return XDP_PASS;
    if (query->udp.dest != bpf_htons(53) || (query->dns.flags & bpf_htons(0x8000)) || query->dns.questions != bpf_htons(1))
        return XDP_PASS;

    // 2 read the name: a length byte, that many letters, the next length byte, ... a zero ends it
    struct name name = {};
    __u8 *cursor = (void *)(query + 1);
    __u8 left = 0; // letters left in this label
    int ended = 0;
    for (__u32 i = 0; i <= LONGEST_NAME; i++) {
        if ((void *)(cursor + 1) > data_end)
            return XDP_DROP;
        __u8 byte = *cursor++;
        if (left == 0) {
            if (byte == 0) {
                ended = 1;
                break;
            }
            if (byte > LONGEST_LABEL)
                return XDP_DROP;
            left = byte;
            byte = '.';
        } else {
            left--;
            // names do not care about upper and lower case
            if (byte >= 'A' && byte <= 'Z')
                byte += 'a' - 'A';
        }
        // the first length byte stands before the name, every later one where the dot goes
        if (i > 0)
            name.text[i - 1] = byte;
    }
    if (!ended)
        return XDP_PASS; // longer than we keep

    // 3 read the type behind the name
    if ((void *)(cursor + sizeof(__be16)) > data_end)
        return XDP_DROP;
    __u16 type = bpf_ntohs(*(__be16 *)cursor);

    // 4 count both
    count(&names, &name);
    count(&types, &type);
    return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
