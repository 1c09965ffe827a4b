// eBPF for Windows: process. Notes who starts whom, and refuses command lines of more than 1000 bytes.
// What its headers say is written out here, so that the file compiles anywhere: numbers of helpers and map types are those of Windows.
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int (*name)[value]
#define __type(name, type) type *name
#define BPF_MAP_TYPE_HASH 1

static long (*bpf_map_update_elem)(void *map, const void *key, const void *value, uint64_t flags) = (void *)2;

// Marks the object as one for Windows.
const char marker[] SEC(".ebpf_for_windows") = "";

#define STATUS_ACCESS_DENIED ((int)0xc0000022)
#define PROCESS_OPERATION_CREATE 0

typedef struct {
    uint8_t *command_start;
    uint8_t *command_end;
    uint64_t process_id;
    uint64_t parent_process_id;
    uint64_t creating_process_id;
    uint64_t creating_thread_id;
    uint64_t creation_time;
    uint64_t exit_time;
    uint32_t process_exit_code;
    uint8_t operation;
    uint32_t token_sid_size;
    uint8_t token_sid[68];
} process_md_t;

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, uint64_t);
    __type(value, uint64_t);
    __uint(max_entries, 64);
} started SEC(".maps");

SEC("process")
int windows_process(process_md_t *ctx)
{
    if (ctx->operation != PROCESS_OPERATION_CREATE)
        return 0;
    uint64_t process = ctx->process_id;
    uint64_t parent = ctx->parent_process_id;
    bpf_map_update_elem(&started, &process, &parent, 0);
    return ctx->command_end - ctx->command_start > 1000 ? STATUS_ACCESS_DENIED : 0;
}
