// Keeps statistics of frame lengths in global variables, and drops frames that are longer than a limit.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

// .rodata: settings, which a loader may change before the program starts and nobody afterwards
const volatile __s32 usual_length = 75;
const volatile __u32 longest_allowed = 95;

// .data: variables that start with a value
__s64 shortest = 65535;
__u8 recent[4] = {0xff, 0xff, 0xff, 0xff};

// .bss: variables that start as zero
__u64 packets;
__u64 bytes;
__u32 longest;
__s64 average_deviation;
static __s64 deviations;

SEC("xdp")
int globals(struct xdp_md *ctx)
{
    // 1 measure
    __u32 length = (__u32)(ctx->data_end - ctx->data);

    // 2 count; atomic, for another CPU may be counting too
    __u64 before = __sync_fetch_and_add(&packets, 1);
    __sync_fetch_and_add(&bytes, length);

    // 3 remember the extremes: one comparison is signed, one is not
    if ((__s64)length < shortest)
        shortest = length;
    if (length > longest)
        longest = length;

    // 4 remember the last four lengths, a byte each
    recent[before & 3] = length > 255 ? 255 : length;

    // 5 how far from the usual length, on average; below it counts negative, so the division is signed
    deviations += (__s32)length - usual_length;
    average_deviation = deviations / (__s64)(before + 1);

    return length > longest_allowed ? XDP_DROP : XDP_PASS;
}

char _license[] SEC("license") = "GPL";
