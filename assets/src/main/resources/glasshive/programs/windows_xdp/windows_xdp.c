// eBPF for Windows: XDP. Drops UDP to port 53, counts what passes.
// What its headers say is written out here, so that the file compiles anywhere: numbers of helpers and map types are those of Windows.
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int (*name)[value]
#define __type(name, type) type *name
#define BPF_MAP_TYPE_ARRAY 2

static void *(*bpf_map_lookup_elem)(void *map, const void *key) = (void *)1;

// Marks the object as one for Windows.
const char marker[] SEC(".ebpf_for_windows") = "";

#define XDP_PASS 1
#define XDP_DROP 2
#define NETWORK16(x) __builtin_bswap16(x)

typedef struct {
    uint8_t *data;
    uint8_t *data_end;
    uint64_t data_meta;
    uint32_t ingress_ifindex;
} xdp_md_t;

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, uint32_t);
    __type(value, uint64_t);
    __uint(max_entries, 1);
} passed SEC(".maps");

SEC("xdp")
int windows_xdp(xdp_md_t *ctx)
{
    uint8_t *data = ctx->data;
    if (data + 38 <= ctx->data_end && *(uint16_t *)(data + 12) == NETWORK16(0x0800) && data[23] == 17
        && *(uint16_t *)(data + 36) == NETWORK16(53))
        return XDP_DROP;
    uint32_t zero = 0;
    uint64_t *counter = bpf_map_lookup_elem(&passed, &zero);
    if (counter)
        *counter += 1;
    return XDP_PASS;
}
