// Reserves an event in a ring buffer and forgets it on one path.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

struct event {
    __u32 number;
    __u64 when;
};

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 4096);
} events SEC(".maps");

SEC("xdp")
int lost_event(struct xdp_md *ctx)
{
    struct event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);

    if (!event)
        return XDP_PASS;
    event->number = ctx->rx_queue_index;
    if (event->number > 7)
        return XDP_ABORTED;
    event->when = bpf_ktime_get_ns();
    bpf_ringbuf_submit(event, 0);
    return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
