// On entry to a function of the kernel: its arguments are in registers, and the context holds all of them. For x86-64.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct call {
    __u64 argument;
    __u64 place;
};

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, __u32);
    __type(value, struct call);
    __uint(max_entries, 1);
} last SEC(".maps");

// The registers of x86-64, as `struct pt_regs` has them.
struct registers {
    __u64 r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi, orig_rax, rip, cs, eflags, rsp, ss;
};

SEC("kprobe/do_sys_openat2")
int kprobe_args(struct registers *ctx)
{
    __u32 zero = 0;
    struct call *call = bpf_map_lookup_elem(&last, &zero);
    if (!call)
        return 0;
    call->argument = ctx->rdi;
    call->place = ctx->rip;
    bpf_printk("directory %d, flags at %p", (int)ctx->rdi, ctx->rdx);
    return 0;
}

char _license[] SEC("license") = "GPL";
