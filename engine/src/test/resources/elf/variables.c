// Global variables of every kind, some in sections of their own.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

const volatile __u32 limit = 7;
__u64 start = 0x1122334455667788;
static __u32 table[4] = {1, 2, 3, 4};
__u64 zero, more;
__u16 apart SEC(".data.apart") = 9;

SEC("socket")
int count(struct __sk_buff *skb)
{
    static const char format[] = "length %u";
    zero += start + limit;
    more++;
    apart++;
    table[skb->len & 3]++;
    bpf_trace_printk(format, sizeof(format), skb->len);
    return table[3];
}

char _license[] SEC("license") = "GPL";
