// eBPF for Windows: connect. Sends connections to 203.0.113.80:443 to a proxy at 127.0.0.1:8443, and counts them.
// What its headers say is written out here, so that the file compiles anywhere: numbers of helpers and map types are those of Windows.
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int (*name)[value]
#define __type(name, type) type *name
#define BPF_MAP_TYPE_HASH 1

static void *(*bpf_map_lookup_elem)(void *map, const void *key) = (void *)1;
static long (*bpf_map_update_elem)(void *map, const void *key, const void *value, uint64_t flags) = (void *)2;

// Marks the object as one for Windows.
const char marker[] SEC(".ebpf_for_windows") = "";

#define BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT 1
#define NETWORK16(x) __builtin_bswap16(x)
#define NETWORK32(x) __builtin_bswap32(x)

typedef struct {
    uint32_t family;
    union {
        uint32_t msg_src_ip4;
        uint32_t msg_src_ip6[4];
    };
    uint16_t msg_src_port;
    union {
        uint32_t user_ip4;
        uint32_t user_ip6[4];
    };
    uint16_t user_port;
    uint32_t protocol;
    uint32_t compartment_id;
    uint64_t interface_luid;
} bpf_sock_addr_t;

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, uint32_t);
    __type(value, uint64_t);
    __uint(max_entries, 16);
} redirected SEC(".maps");

SEC("cgroup/connect4")
int windows_connect(bpf_sock_addr_t *ctx)
{
    uint32_t address = ctx->user_ip4;
    if (address != NETWORK32(0xcb007150) || ctx->user_port != NETWORK16(443))
        return BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT;
    uint64_t *times = bpf_map_lookup_elem(&redirected, &address);
    uint64_t now = times ? *times + 1 : 1;
    bpf_map_update_elem(&redirected, &address, &now, 0);
    ctx->user_ip4 = NETWORK32(0x7f000001);
    ctx->user_port = NETWORK16(8443);
    return BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT;
}
