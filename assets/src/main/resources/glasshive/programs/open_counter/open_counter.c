// At the tracepoint where system calls enter: counts them by number, and says when a file is opened.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

#define OPENAT 257

// What the kernel says of the event in /sys/kernel/tracing/events/raw_syscalls/sys_enter/format.
struct sys_enter {
    __u16 common_type;
    __u8 common_flags;
    __u8 common_preempt_count;
    __s32 common_pid;
    __s64 id;
    __u64 args[6];
};

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __type(key, __s64);
    __type(value, __u64);
    __uint(max_entries, 512);
} calls SEC(".maps");

SEC("tracepoint/raw_syscalls/sys_enter")
int open_counter(struct sys_enter *ctx)
{
    // 1 one more call of this number
    __s64 id = ctx->id;
    __u64 once = 1;
    __u64 *counter = bpf_map_lookup_elem(&calls, &id);
    if (counter)
        *counter += 1;
    else
        bpf_map_update_elem(&calls, &id, &once, BPF_ANY);

    // 2 openat: its third argument says what for
    if (id == OPENAT)
        bpf_printk("openat, flags %x", ctx->args[2]);
    return 0;
}

char _license[] SEC("license") = "GPL";
