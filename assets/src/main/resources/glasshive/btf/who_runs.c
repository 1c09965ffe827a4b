// Who calls do_exit, and since when: reads four fields of the running task, wherever the system keeps them.
#define SEC(name) __attribute__((section(name), used))
#define CORE __attribute__((preserve_access_index))
#define FIELD_EXISTS 2
#define VALUE 1

typedef unsigned int u32;
typedef unsigned long long u64;

static u64 (*bpf_get_current_task)(void) = (void *)35;
static long (*bpf_probe_read_kernel)(void *to, u32 size, const void *from) = (void *)113;

// only what is read, in any order: CO-RE finds it by name
struct task_struct {
    int tgid;
    int pid;
    u64 utime;
    struct task_struct *real_parent;
    char comm[16];
    int exit_reason;
} CORE;

enum bpf_map_type { BPF_MAP_TYPE_ARRAY = 7 };

// filled in for whoever looks at the variables
int parent;
int thread;
char first_letter;
int kind;

SEC("kprobe/do_exit")
int who_runs(void *ctx)
{
    struct task_struct *task = (void *)bpf_get_current_task();
    struct task_struct *above = 0;
    bpf_probe_read_kernel(&above, sizeof above, &task->real_parent);
    bpf_probe_read_kernel(&parent, sizeof parent, &above->tgid);
    bpf_probe_read_kernel(&thread, sizeof thread, &task->pid);
    bpf_probe_read_kernel(&first_letter, sizeof first_letter, &task->comm[0]);
    kind = __builtin_preserve_enum_value(*(enum bpf_map_type *)BPF_MAP_TYPE_ARRAY, VALUE);
    // never there: the branch is dead, and the poisoned instruction in it with it
    if (__builtin_preserve_field_info(task->exit_reason, FIELD_EXISTS))
        bpf_probe_read_kernel(&kind, sizeof kind, &task->exit_reason);
    return 0;
}

char _license[] SEC("license") = "GPL";
