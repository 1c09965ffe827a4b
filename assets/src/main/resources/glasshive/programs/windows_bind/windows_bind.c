// eBPF for Windows: bind. Counts the sockets of each process, and refuses more than two.
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

#define BIND_PERMIT_SOFT 0
#define BIND_DENY 1
#define BIND_OPERATION_BIND 0

typedef struct {
    uint8_t *app_id_start;
    uint8_t *app_id_end;
    uint64_t process_id;
    uint8_t socket_address[16];
    uint8_t socket_address_length;
    uint32_t operation;
    uint8_t protocol;
} bind_md_t;

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, uint64_t);
    __type(value, uint32_t);
    __uint(max_entries, 64);
} sockets SEC(".maps");

SEC("bind")
int windows_bind(bind_md_t *ctx)
{
    if (ctx->operation != BIND_OPERATION_BIND)
        return BIND_PERMIT_SOFT;
    uint64_t process = ctx->process_id;
    uint32_t *count = bpf_map_lookup_elem(&sockets, &process);
    uint32_t now = count ? *count + 1 : 1;
    if (now > 2)
        return BIND_DENY;
    bpf_map_update_elem(&sockets, &process, &now, 0);
    return BIND_PERMIT_SOFT;
}
