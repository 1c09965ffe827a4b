#define SEC(n) __attribute__((section(n), used))
struct xdp_md { unsigned data, data_end, data_meta, ifindex, queue, egress; };
struct { int (*type)[2]; unsigned *key; unsigned long long *value; int (*max_entries)[4]; } seen SEC(".maps");
static void *(*lookup)(void *, const void *) = (void *)1;
volatile unsigned long long first = 0x0102030405060708ULL;
union word { unsigned long long all; unsigned char bytes[8]; };
// Compile with: clang -O2 -g -target bpfeb -c order.c -o order-big.o, and with bpfel to order-little.o.
/* Gives the first byte of a number in memory (8 on a little-endian host, 1 on a big-endian one), a number of a global variable and one of the packet, each at its place. */
SEC("xdp") int order(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    if (data + 16 > end) return -1;
    volatile union word word = { .all = 0x0102030405060708ULL };
    unsigned key = 2;
    unsigned long long *value = lookup(&seen, &key);
    if (!value) return -2;
    *value += 0x11;
    unsigned short type = __builtin_bswap16(*(unsigned short *)(data + 12));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    type = *(unsigned short *)(data + 12);
#endif
    return (int)(word.bytes[0] << 24 | (((volatile unsigned char *)&first)[7] << 16) | type);
}
char _license[] SEC("license") = "GPL";
