// One instruction for each question that CO-RE answers. The types are those of Linux as far as they go, with fields where Linux has them not.
#define SEC(name) __attribute__((section(name), used))
#define CORE __attribute__((preserve_access_index))

typedef unsigned int u32;
typedef unsigned long long u64;

enum { BYTE_OFFSET, BYTE_SIZE, EXISTS, SIGNED, LEFT_SHIFT, RIGHT_SHIFT };
enum { TYPE_EXISTS, TYPE_SIZE, TYPE_MATCHES };
enum { ID_LOCAL, ID_TARGET };
enum { VALUE_EXISTS, VALUE };

static u64 (*bpf_get_current_task)(void) = (void *)35;

struct task_struct {
    int tgid;
    int pid;
    struct task_struct *group_leader;
    unsigned sched_reset_on_fork : 1;
    unsigned in_execve : 1;
    int does_not_exist;
} CORE;

// the same type once more: what follows three underscores does not count
struct task_struct___small {
    int pid;
} CORE;

struct task_struct___wrong {
    struct task_struct___small pid;
} CORE;

struct never_was {
    int x;
} CORE;

// a type with everything in it that Linux has in it
struct list_head {
    struct list_head *next;
    struct list_head *prev;
};

typedef int (*initcall_t)(void);

enum bpf_map_type {
    BPF_MAP_TYPE_HASH = 77,
    BPF_MAP_TYPE_MADE_UP = 5,
};

#define FIELD(field, question) __builtin_preserve_field_info(field, question)
#define TYPE(type, question) __builtin_preserve_type_info(*(type *)0, question)
#define ID(type, question) __builtin_btf_type_id(*(type *)0, question)
#define ENUM(name, question) __builtin_preserve_enum_value(*(enum bpf_map_type *)name, question)

SEC("raw_tp/sys_enter")
u64 fields(void *ctx)
{
    struct task_struct *task = (void *)bpf_get_current_task();
    struct task_struct___small *same = (void *)task;
    struct task_struct___wrong *wrong = (void *)task;
    u64 sum = FIELD(task->pid, BYTE_OFFSET) + FIELD(task->pid, BYTE_SIZE) * 3;
    sum += FIELD(task->does_not_exist, EXISTS) * 5 + FIELD(task->pid, EXISTS) * 7 + FIELD(task->pid, SIGNED) * 11;
    sum += FIELD(task->in_execve, LEFT_SHIFT) * 13 + FIELD(task->in_execve, RIGHT_SHIFT) * 17 + FIELD(task->in_execve, SIGNED) * 19;
    sum += FIELD(task->in_execve, BYTE_OFFSET) * 23 + FIELD(task->in_execve, BYTE_SIZE) * 29 + FIELD(same->pid, BYTE_OFFSET) * 31;
    sum += FIELD(task->group_leader, BYTE_SIZE) * 37 + FIELD(wrong->pid, EXISTS) * 43;
    return sum;
}

SEC("raw_tp/sys_enter")
u64 types(void *ctx)
{
    u64 sum = TYPE(struct task_struct, TYPE_EXISTS) + TYPE(struct never_was, TYPE_EXISTS) * 3 + TYPE(struct task_struct, TYPE_SIZE) * 5;
    sum += TYPE(struct task_struct, TYPE_MATCHES) * 7 + TYPE(struct list_head, TYPE_MATCHES) * 11 + TYPE(initcall_t, TYPE_EXISTS) * 13;
    sum += TYPE(initcall_t, TYPE_MATCHES) * 17 + ID(struct list_head, ID_LOCAL) * 19 + ID(struct list_head, ID_TARGET) * 23;
    return sum + TYPE(enum bpf_map_type, TYPE_EXISTS) * 29 + TYPE(enum bpf_map_type, TYPE_MATCHES) * 31;
}

SEC("raw_tp/sys_exit")
u64 values(void *ctx)
{
    return ENUM(BPF_MAP_TYPE_HASH, VALUE_EXISTS) + ENUM(BPF_MAP_TYPE_MADE_UP, VALUE_EXISTS) * 3 + ENUM(BPF_MAP_TYPE_HASH, VALUE) * 5;
}

// What the system lacks poisons the instruction, which is well as long as nothing reaches it.
SEC("raw_tp/sys_exit")
u64 poisoned(void *ctx)
{
    struct task_struct *task = (void *)bpf_get_current_task();
    if (FIELD(task->does_not_exist, EXISTS))
        return FIELD(task->does_not_exist, BYTE_OFFSET) + TYPE(struct never_was, TYPE_SIZE) + ENUM(BPF_MAP_TYPE_MADE_UP, VALUE) + ID(struct never_was, ID_TARGET);
    return 0;
}

char _license[] SEC("license") = "GPL";
