// Calls inside a section and across sections: first() and second() share leaf(); only second() needs branch().
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

__attribute__((noinline)) static int leaf(int a)
{
    return a * 3 + 1;
}

__attribute__((noinline)) int branch(int a)
{
    return leaf(a) - leaf(a + 7);
}

SEC("tc")
static __attribute__((noinline)) int beside(int a)
{
    return leaf(a) ^ 5;
}

SEC("tc")
int first(struct __sk_buff *skb)
{
    return leaf(skb->len);
}

SEC("tc")
int second(struct __sk_buff *skb)
{
    return branch(skb->len) + beside(skb->mark) + leaf(skb->hash);
}
