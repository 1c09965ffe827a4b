package dev.glasshive.app;

/// Programs that exist to be drawn: small ones, each with a kind of map that no sample has.
final class StoryTexts {
    static final String PER_CPU = """
            ; counts packets on every processor by itself, so that none waits for another
            .program xdp count
            .map packets percpu_array key=4 value=8 max=4
                *(u32 *)(r10 - 4) = 0
                r2 = *(u32 *)(r1 + 4)
                r3 = *(u32 *)(r1 + 0)
                r2 -= r3
                if r2 < 90 goto small
                *(u32 *)(r10 - 4) = 1
            small:
                r1 = packets ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto out
                r1 = *(u64 *)(r0 + 0)
                r1 += 1
                *(u64 *)(r0 + 0) = r1
            out:
                r0 = 2
                exit
            """;

    static final String PREFIXES = """
            ; finds the longest prefix that the source address of a packet has
            .program xdp route
            .map routes lpm_trie key=8 value=4 max=64 flags=1
                r2 = *(u32 *)(r1 + 0)
                r3 = *(u32 *)(r1 + 4)
                r4 = r2
                r4 += 34
                if r4 > r3 goto out
                r5 = *(u32 *)(r2 + 26)    ; the source address
                *(u32 *)(r10 - 8) = 32    ; all of its bits count
                *(u32 *)(r10 - 4) = r5
                r1 = routes ll
                r2 = r10
                r2 += -8
                call bpf_map_lookup_elem
                if r0 == 0 goto out
                r0 = *(u32 *)(r0 + 0)
            out:
                r0 = 2
                exit
            """;

    static final String QUEUE = """
            ; keeps the length of every packet, and takes the oldest out whenever the length is odd
            .program xdp keep
            .map lengths queue key=0 value=4 max=16
            .map last stack key=0 value=4 max=16
                r6 = *(u32 *)(r1 + 4)
                r7 = *(u32 *)(r1 + 0)
                r6 -= r7
                *(u32 *)(r10 - 4) = r6
                r1 = lengths ll
                r2 = r10
                r2 += -4
                r3 = 0
                call bpf_map_push_elem
                r6 &= 1
                if r6 == 0 goto out
                r1 = lengths ll
                r2 = r10
                r2 += -8
                call bpf_map_pop_elem
            out:
                r0 = 2
                exit
            """;

    static final String RING = """
            ; tells a reader about every packet; what is short is thrown away again
            .program xdp tell
            .map events ringbuf key=0 value=0 max=4096
                r6 = *(u32 *)(r1 + 4)
                r7 = *(u32 *)(r1 + 0)
                r6 -= r7
                r1 = events ll
                r2 = 200
                r3 = 0
                call bpf_ringbuf_reserve
                if r0 == 0 goto out
                *(u64 *)(r0 + 0) = r6
                r1 = r0
                r2 = 0
                if r6 < 80 goto short
                call bpf_ringbuf_submit
                goto out
            short:
                call bpf_ringbuf_discard
            out:
                r0 = 2
                exit
            """;

    static final String BLOOM = """
            ; remembers who has been seen, in a few bits each
            .program xdp remember
            .map seen bloom_filter key=0 value=4 max=24
                r2 = *(u32 *)(r1 + 0)
                r3 = *(u32 *)(r1 + 4)
                r4 = r2
                r4 += 34
                if r4 > r3 goto out
                r5 = *(u32 *)(r2 + 26)    ; the source address
                *(u32 *)(r10 - 4) = r5
                r1 = seen ll
                r2 = r10
                r2 += -4
                r3 = 0
                call bpf_map_push_elem
            out:
                r0 = 2
                exit
            """;

    static final String EDITED = """
            ; lets a packet pass while its protocol has credit left
            .program xdp credit
            .map credit hash key=4 value=8 max=64
                r2 = *(u32 *)(r1 + 0)
                r3 = *(u32 *)(r1 + 4)
                r4 = r2
                r4 += 34
                if r4 > r3 goto drop
                r5 = *(u8 *)(r2 + 23)     ; the protocol
                *(u32 *)(r10 - 4) = r5
                r1 = credit ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto drop      ; no entry, no credit
                r1 = *(u64 *)(r0 + 0)
                if r1 == 0 goto drop
                r1 -= 1
                *(u64 *)(r0 + 0) = r1
                r0 = 2
                exit
            drop:
                r0 = 1
                exit
            """;

    static final String BOUNDED = """
            ; numbers of which more and more is known
            .program xdp bounded
                r6 = *(u32 *)(r1 + 0)
                r7 = *(u32 *)(r1 + 4)
                r2 = r6
                r2 += 34
                if r2 > r7 goto out
                r3 = *(u8 *)(r6 + 14)     ; version and length of the header
                r4 = r3
                r4 &= 15                  ; the length, in words
                r4 <<= 2                  ; in bytes
                r5 = *(u16 *)(r6 + 16)
                r0 = r3
                r0 -= 70
                r8 = r6
                r8 += r4
                r8 += 22
                if r8 > r7 goto out
                r9 = *(u8 *)(r8 - 1)
            out:
                r0 = 2
                exit
            """;

    static final String SPILLS = """
            ; keeps registers on the stack over a call
            .program xdp spill
                *(u64 *)(r10 - 8) = r1
                r6 = *(u32 *)(r1 + 4)
                r7 = *(u32 *)(r1 + 0)
                r6 -= r7
                r6 &= 127
                *(u64 *)(r10 - 16) = r6
                *(u32 *)(r10 - 20) = r6
                *(u64 *)(r10 - 32) = 0
                *(u64 *)(r10 - 40) = r10
                call bpf_ktime_get_ns
                r1 = *(u64 *)(r10 - 8)
                r0 = *(u64 *)(r10 - 16)
                r0 = 2
                exit
            """;

    static final String FRAMES = """
            ; adds up two numbers in a function of its own
            .program xdp main
                r6 = 4
                *(u64 *)(r10 - 8) = r6
                r1 = r10
                r1 += -8
                r2 = 38
                call sum
                r0 = 2
                exit
            sum:
                *(u64 *)(r10 - 16) = r2
                r3 = *(u64 *)(r1 + 0)
                r2 = *(u64 *)(r10 - 16)
                r0 = r3
                r0 += r2
                exit
            """;

    /// A text in which a name is being written.
    static final String UNFINISHED = """
            .program xdp main
            .map hits hash key=4 value=8 max=256
                *(u32 *)(r10 - 4) = 17
                r1 = hits ll
                r2 = r10
                r2 += -4
                call map_
                if r0 == 0 goto pass
            pass:
                r0 = 2
                exit
            """;

    private StoryTexts() {}

    /// A loop in whose every round a packet may end; the verifier goes through each.
    static final String LONG_LOOP = """
            ; adds up bytes of the packet, at most 1500
            .program xdp sum
                r6 = *(u32 *)(r1 + 4)      ; data_end
                r7 = *(u32 *)(r1 + 0)      ; data
                r8 = 0                     ; how many
                r9 = 0                     ; the sum
            next:
                r2 = r7
                r2 += 1
                if r2 > r6 goto done
                r3 = *(u8 *)(r7 + 0)
                if r3 == 0 goto skip
                r9 += r3
            skip:
                r7 = r2
                r8 += 1
                if r8 < 1500 goto next
            done:
                r0 = 2                     ; XDP_PASS
                exit
            """;

    /// A loop, code that never runs, and a function.
    static final String LOOP_AND_FUNCTION = """
            ; adds up the first bytes of a packet
            .program xdp sum
                r6 = *(u32 *)(r1 + 4)      ; data_end
                r7 = *(u32 *)(r1 + 0)      ; data
                r8 = 0                     ; how many
                r9 = 0                     ; the sum
            next:
                r2 = r7
                r2 += 1
                if r2 > r6 goto done
                r3 = *(u8 *)(r7 + 0)
                r9 += r3
                r7 = r2
                r8 += 1
                if r8 < 12 goto next
            done:
                if r8 > 12 goto never      ; it cannot be
                r1 = r9
                call verdict
                exit
            never:
                r0 = 0                     ; XDP_ABORTED
                exit
            .func verdict
                r0 = 2                     ; XDP_PASS
                r1 &= 1
                if r1 == 0 goto even
                r0 = 1                     ; XDP_DROP
            even:
                exit
            """;

    /// Names in the place of all numbers that differ.
    static final String PORTABLE = """
            ; drop what is no IPv4
            .program xdp named
            r2 = r1->data_end
            r1 = r1->data
            r3 = r1
            r3 += 34
            if r3 > r2 goto pass
            r4 = *(u16 *)(r1 + 12)
            if r4 == 8 goto pass
            r0 = XDP_DROP
            exit
            pass:
            r0 = XDP_PASS ; on
            exit
            """;

    /// What belongs together is forgotten where ways meet.
    static final String JOINED = """
            ; count IPv4 packets in an entry that may not be there: r6 remembers whether it was found
            .program xdp dependent_read
            .map hits hash key=4 value=8 max=16
            *(u32 *)(r10 - 4) = 8
            r1 = hits ll
            r2 = r10
            r2 += -4
            call bpf_map_lookup_elem
            r7 = r0
            r6 = 0
            if r7 == 0 goto known
            r6 = 1
            known:
            ; both ways meet here
            if r6 != 1 goto pass
            r1 = 1
            lock *(u64 *)(r7 + 0) += r1
            pass:
            r0 = XDP_PASS
            exit
            """;
}
