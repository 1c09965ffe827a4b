// Maps as records of section "maps" in the layout of eBPF for Windows: eight numbers, and none of them flags. Its numbers of map types are its own.
typedef unsigned int u32;

struct definition {
    u32 type, key_size, value_size, max_entries, inner_map_idx, pinning, id, inner_id;
};

__attribute__((section(".ebpf_for_windows"), used)) static const char windows = 1;
__attribute__((section("maps"), used)) struct definition counts = {4, 2, 8, 16, 0, 0, 7, 0};
__attribute__((section("maps"), used)) struct definition ring = {13, 0, 0, 4096, 1, 0, 8, 0};

static void *(*lookup)(void *map, const void *key) = (void *)1;

__attribute__((section("cgroup/connect4"), used)) int connect(void *ctx)
{
    unsigned short key = *(unsigned short *)(ctx + 40);
    return lookup(&counts, &key) ? 1 : 0;
}
