package dev.glasshive.tests.bench;

import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Scenario;
import java.util.Collections;
import java.util.List;

/// A program that is hard on timelines in one way.
public enum HardOnTimelines {
    LOOP("""
            r0 = 0
            again:
            r0 += 1
            *(u64 *)(r10 - 8) = r0
            if r0 != 0 goto again
            exit
            """, 1),
    WHOLE_STACK("""
            r6 = 0
            again:
            r1 = r10
            r1 += -512
            fill:
            *(u64 *)(r1 + 0) = r6
            r1 += 8
            if r1 < r10 goto fill
            r6 += 1
            goto again
            """, 1),
    LARGE_VALUES(".map big array key=4 value=1048576 max=4\n" + writing("big", 3, 131_071), 1),
    MANY_CELLS(".map many array key=4 value=8 max=100000\n" + writing("many", 99_999, 1), 1),
    MANY_KEYS("""
            .map keys hash key=4 value=8 max=100000
            r6 = 0
            again:
            r6 += 7919
            r1 = r6
            r1 %= 100000
            *(u32 *)(r10 - 4) = r1
            *(u64 *)(r10 - 16) = r6
            r1 = keys ll
            r2 = r10
            r2 += -4
            r3 = r10
            r3 += -16
            r4 = 0
            call bpf_map_update_elem
            goto again
            """, 1),
    MANY_PACKETS("""
            r6 = 0
            r0 = *(u8 *)(r1 + 0)
            again:
            *(u8 *)(r1 + 1) = r6
            r6 += 1
            if r6 < 32 goto again
            exit
            """, 100_000);

    private static final long STEPS = 10_000_000;

    private final String text;
    private final int packets;

    HardOnTimelines(String text, int packets) {
        this.text = text;
        this.packets = packets;
    }

    /// A program that looks up values of `map` one after the other and writes a word of each at a place that moves.
    private static String writing(String map, int lastIndex, int lastWord) {
        return """
                r6 = 0
                r7 = 0
                again:
                *(u32 *)(r10 - 4) = r6
                r1 = %s ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto out
                r1 = r7
                r1 %%= %d
                r1 <<= 3
                r0 += r1
                *(u64 *)(r0 + 0) = r7
                r7 += 1
                r6 += 1
                if r6 <= %d goto again
                r6 = 0
                goto again
                out:
                exit
                """.formatted(map, lastWord, lastIndex);
    }

    /// It runs for ten million steps.
    Scenario scenario() {
        ProgramSet set = BundledProgram.assembled(name(), text);
        List<Input> inputs = Collections.nCopies(packets, Input.packet("packet", Bytes.of(new byte[64])));
        return Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(), inputs).limitedTo(STEPS);
    }
}
