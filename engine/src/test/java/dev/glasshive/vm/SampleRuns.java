package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import java.util.stream.Stream;

/// Scenarios that between them do everything that a step can change.
enum SampleRuns {
    /// Thousands of steps over stack and packet.
    LOOPS("""
            .program xdp loops
            r2 = *(u32 *)(r1 + 0)
            r0 = 0
            r3 = 0
            again:
            *(u64 *)(r10 - 8) = r3
            r4 = *(u64 *)(r10 - 8)
            r4 &= 7
            r4 += r2
            *(u8 *)(r4 + 0) = r3
            r5 = r3
            r5 &= 63
            r5 <<= 3
            r5 += r10
            *(u64 *)(r5 - 512) = r3
            r0 += r4
            r3 += 1
            if r3 < 500 goto again
            r0 = 2
            exit
            """, "00112233445566778899", "ffffffffffffffffff"),
    /// Functions inside functions, with stacks of their own.
    CALLS("""
            .program xdp calls
            r6 = 0
            r7 = 0
            again:
            r1 = r6
            r1 &= 3
            r1 += 1
            call down
            r7 += r0
            r6 += 1
            if r6 < 150 goto again
            r0 = 2
            exit
            .func down
            *(u64 *)(r10 - 16) = r1
            r6 = r1
            r0 = r1
            r1 += -1
            if r1 == 0 goto end
            call down
            r2 = *(u64 *)(r10 - 16)
            r0 += r2
            end:
            exit
            """, "00", "01"),
    /// Keys that come and go, values changed through addresses, random numbers, time and printed lines.
    MAPS("""
            .program xdp maps
            .map table hash key=4 value=8 max=5
            .map counts array key=4 value=12 max=3
            r6 = 0
            again:
            call bpf_get_prandom_u32
            r0 &= 7
            *(u32 *)(r10 - 4) = r0
            *(u64 *)(r10 - 16) = r6
            r7 = r0
            r1 = table ll
            r2 = r10
            r2 += -4
            if r6 & 3 goto update
            call bpf_map_delete_elem
            goto told
            update:
            r3 = r10
            r3 += -16
            r4 = 0
            call bpf_map_update_elem
            told:
            r1 = table ll
            r2 = r10
            r2 += -4
            call bpf_map_lookup_elem
            if r0 == 0 goto none
            r2 = 1
            lock *(u64 *)(r0 + 0) += r2
            none:
            r7 &= 1
            *(u32 *)(r10 - 4) = r7
            r1 = counts ll
            r2 = r10
            r2 += -4
            call bpf_map_lookup_elem
            *(u32 *)(r0 + 4) = r6
            call bpf_ktime_get_ns
            *(u64 *)(r10 - 24) = 0x64255b
            r1 = r10
            r1 += -24
            r2 = 8
            r3 = r6
            call bpf_trace_printk
            r6 += 1
            if r6 < 60 goto again
            r0 = 2
            exit
            """, "00", "00", "00"),
    /// Maps that forget, maps without keys, prefixes and records.
    MAP_KINDS("""
            .program xdp kinds
            .map recent lru_hash key=4 value=8 max=3
            .map own percpu_hash key=4 value=8 max=4
            .map routes lpm_trie key=8 value=8 max=6 flags=1
            .map line queue key=0 value=8 max=3
            .map pile stack key=0 value=8 max=3
            .map seen bloom_filter key=0 value=8 max=20
            .map ring ringbuf key=0 value=0 max=4096
            .map events perf_event_array key=4 value=4 max=2
            r9 = r1
            r6 = 0
            again:
            call bpf_get_prandom_u32
            r7 = r0
            r7 &= 7
            *(u32 *)(r10 - 8) = r7
            *(u32 *)(r10 - 4) = r0
            *(u64 *)(r10 - 16) = r6
            r1 = recent ll
            call insert
            r1 = own ll
            call insert
            r1 = routes ll
            call insert
            *(u32 *)(r10 - 8) = 2
            r1 = recent ll
            r2 = r10
            r2 += -8
            call bpf_map_lookup_elem
            if r0 == 0 goto none
            *(u8 *)(r0 + 1) = r6
            none:
            r1 = routes ll
            r2 = r10
            r2 += -8
            call bpf_map_delete_elem
            r1 = line ll
            r2 = r10
            r2 += -16
            r3 = r6
            r3 &= 2
            call bpf_map_push_elem
            r1 = pile ll
            r2 = r10
            r2 += -16
            r3 = 2
            call bpf_map_push_elem
            r1 = seen ll
            r2 = r10
            r2 += -16
            r3 = 0
            call bpf_map_push_elem
            if r6 & 1 goto full
            r1 = line ll
            r2 = r10
            r2 += -24
            call bpf_map_pop_elem
            r1 = pile ll
            r2 = r10
            r2 += -24
            call bpf_map_pop_elem
            full:
            r1 = ring ll
            r2 = 21
            r3 = 0
            call bpf_ringbuf_reserve
            if r0 == 0 goto sent
            *(u32 *)(r0 + 3) = r6
            *(u8 *)(r0 + 20) = 7
            r1 = r0
            r2 = 0
            if r6 & 1 goto discard
            call bpf_ringbuf_submit
            goto sent
            discard:
            call bpf_ringbuf_discard
            sent:
            r1 = ring ll
            r2 = r10
            r2 += -16
            r3 = 16
            r4 = 0
            call bpf_ringbuf_output
            r1 = r9
            r2 = events ll
            r3 = 0x1ffffffff ll
            r4 = r10
            r4 += -16
            r5 = 9
            call bpf_perf_event_output
            r6 += 1
            if r6 < 40 goto again
            r0 = 2
            exit
            .func insert
            *(u64 *)(r10 - 8) = r7
            *(u64 *)(r10 - 16) = r6
            *(u32 *)(r10 - 24) = r7
            *(u32 *)(r10 - 20) = r6
            r2 = r10
            r2 += -24
            r3 = r10
            r3 += -16
            r4 = 0
            call bpf_map_update_elem
            exit
            """, "01", "02"),
    /// Thirty-three times into itself and another program.
    TAIL_CALLS("""
            .program xdp first
            .map jmp prog_array key=4 value=4 max=2
            .map seen array key=4 value=8 max=1
            .init jmp 0 first
            .init jmp 1 second
            r6 = map_value(seen) + 0 ll
            r7 = *(u64 *)(r6 + 0)
            r7 += 1
            *(u64 *)(r6 + 0) = r7
            *(u64 *)(r10 - 8) = r7
            r3 = r7
            r3 &= 1
            r2 = jmp ll
            call bpf_tail_call
            r0 = r7
            exit
            .program xdp second
            r2 = jmp ll
            r3 = 0
            call bpf_tail_call
            r0 = 1
            exit
            """, "00", "00"),
    /// A run that traps at once for one input, and goes on with the next.
    TRAPS("""
            .program xdp traps
            .map sum array key=4 value=8 max=1
            r2 = *(u32 *)(r1 + 0)
            r6 = map_value(sum) + 0 ll
            r7 = 1
            lock *(u64 *)(r6 + 0) += r7
            r0 = *(u8 *)(r2 + 1)
            *(u8 *)(r2 + 0) = r0
            call f
            exit
            .func f
            r0 = *(u8 *)(r2 + 0)
            exit
            """, "0102", "", "0304"),
    /// Reads through the socket filter's context.
    FILTER("""
            .program socket_filter filter
            r6 = r1
            *(u32 *)(r6 + 48) = 7
            r0 = *(u32 *)skb[4]
            r2 = 0
            r3 = r10
            r3 += -8
            r4 = 8
            r1 = r6
            call bpf_skb_load_bytes
            r0 = *(u16 *)skb[40]
            exit
            """, "0000000000000000000000000800" + "0102030405060708", "0000000000000000000000000800" + "01".repeat(50), "0000");

    private final String text;
    private final Bytes[] inputs;

    SampleRuns(String text, String... inputs) {
        this.text = text;
        this.inputs = Stream.of(inputs).map(Bytes::ofHex).toArray(Bytes[]::new);
    }

    Scenario scenario() {
        return Assembled.scenario(text, inputs);
    }
}
