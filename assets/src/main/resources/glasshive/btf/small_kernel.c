// The types of a small system that nobody runs: enough to see what CO-RE does where no Linux shows its own. Names are those of Linux, places are made up.
typedef int pid_t;
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

struct list_head {
    struct list_head *next;
    struct list_head *prev;
};

struct task_struct {
    u64 state;
    u32 flags;
    unsigned on_rq : 1;
    unsigned in_execve : 1;
    unsigned in_iowait : 1;
    struct list_head tasks;
    pid_t pid;
    pid_t tgid;
    struct task_struct *real_parent;
    union {
        u64 utime;
        struct {
            u32 utime_low;
            u32 utime_high;
        };
    };
    char comm[16];
};

struct net_device {
    char name[16];
    u32 ifindex;
    u32 mtu;
};

struct sk_buff {
    struct sk_buff *next;
    struct sk_buff *prev;
    struct net_device *dev;
    u32 len;
    u32 data_len;
    u16 protocol;
    u8 *head;
    u8 *data;
};

enum bpf_map_type {
    BPF_MAP_TYPE_UNSPEC,
    BPF_MAP_TYPE_HASH,
    BPF_MAP_TYPE_ARRAY,
};

// a compiler keeps types that something uses
struct task_struct init_task;
struct sk_buff last_packet;
struct net_device loopback;
enum bpf_map_type first_map;
