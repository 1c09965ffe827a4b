// Reads and writes whose instructions carry the offset themselves: through unnamed structures and arrays, of fields that have another size elsewhere.
#define SEC(name) __attribute__((section(name), used))
#define CORE __attribute__((preserve_access_index))

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

// Linux has next in an unnamed union of unnamed structures, and len with four bytes
struct sk_buff {
    u64 len;
    struct sk_buff *next;
    union {
        struct {
            u32 priority;
            long mac_len;
        };
    };
    char cb[8];
} CORE;

struct net_device {
    char name[4];
    u8 addr_len;
    struct { long long made_up; } stats[2];
} CORE;

struct bpf_raw_tracepoint_args { u64 args[1]; };

SEC("raw_tp/consume_skb")
int reads(struct bpf_raw_tracepoint_args *ctx)
{
    struct sk_buff *skb = (void *)ctx->args[0];
    return skb->len + (u64)skb->next + skb->priority + skb->cb[5];
}

// a signed field of another size cannot be loaded without knowing how to extend it
SEC("raw_tp/consume_skb")
long signs(struct bpf_raw_tracepoint_args *ctx)
{
    struct sk_buff *skb = (void *)ctx->args[0];
    return skb->mac_len;
}

SEC("raw_tp/consume_skb")
int elements(struct bpf_raw_tracepoint_args *ctx)
{
    struct net_device *device = (void *)ctx->args[0];
    return device->name[2] + device[1].addr_len;
}

SEC("raw_tp/consume_skb")
long lacks(struct bpf_raw_tracepoint_args *ctx)
{
    struct net_device *device = (void *)ctx->args[0];
    return device->stats[1].made_up;
}

char _license[] SEC("license") = "GPL";
