// Reads a field of a kernel structure where the running kernel has it.
#include <linux/bpf.h>

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

struct task_struct {
    int pid;
    int tgid;
} __attribute__((preserve_access_index));

SEC("kprobe/do_exit")
int leaving(void *ctx)
{
    struct task_struct *task = (void *)bpf_get_current_task();
    return ctx ? BPF_CORE_READ(task, tgid) : 0;
}

char _license[] SEC("license") = "GPL";
