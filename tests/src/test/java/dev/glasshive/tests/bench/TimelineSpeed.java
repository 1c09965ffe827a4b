package dev.glasshive.tests.bench;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Search;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Timeline;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// Measures what a timeline of millions of steps takes: memory a step, seconds to record, milliseconds to seek, to step back and to search. Run its main by hand; docs/performance.md says how.
public final class TimelineSpeed {
    private static final long STEPS = 10_000_000;
    private static final HelperNames HELPERS = HelperNames.of(
            Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    /// A program that is hard on timelines in one way.
    private enum Case {
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

        private final String text;
        private final int packets;

        Case(String text, int packets) {
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

        private Scenario scenario() {
            Assembly assembly = Assembler.assemble(text, name(), HELPERS);
            ProgramSet set = assembly.programs().orElseThrow(() -> new IllegalStateException(assembly.diagnostics().toString()));
            List<Input> inputs = Collections.nCopies(packets, Input.packet("packet", Bytes.of(new byte[64])));
            return Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(), inputs).limitedTo(STEPS);
        }
    }

    private TimelineSpeed() {}

    /// Measures the cases that are named, or all.
    public static void main(String[] names) throws MalformedProgramException {
        System.out.printf(Locale.ROOT, "%-13s %10s %8s %12s %25s %33s %10s%n", "case", "steps", "record s", "bytes a step", "seek ms (median p99 max)", "step back ms (median p99 p99.9 max)", "search ms");
        for (Case each : Case.values()) {
            if (names.length == 0 || Arrays.asList(names).contains(each.name())) {
                measure(each);
            }
        }
    }

    private static void measure(Case each) throws MalformedProgramException {
        Scenario scenario = each.scenario();
        long before = usedMemory();
        long start = cpuNanos();
        Timeline timeline = Timeline.record(scenario, Progress.NONE);
        double seconds = (cpuNanos() - start) / 1e9;
        double bytes = (double) (usedMemory() - before) / timeline.length();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            timeline.at(random.nextInt(timeline.length()));
        }
        double[] seeks = new double[200];
        for (int i = 0; i < seeks.length; i++) {
            seeks[i] = millis(timeline, random.nextInt(timeline.length()));
        }
        double[] back = new double[20_000];
        timeline.at(timeline.length());
        for (int i = 0; i < back.length; i++) {
            back[i] = millis(timeline, timeline.length() - 1 - i);
        }
        // Nobody writes r9, so the whole record is looked through.
        long searched = cpuNanos();
        new Search(timeline, Progress.NONE).previousWrite(timeline.runs().isEmpty() ? timeline.length() : timeline.runs().getLast().last(), new Target.OfRegister(Register.of(9)));
        double search = (cpuNanos() - searched) / 1e6;
        Arrays.sort(seeks);
        Arrays.sort(back);
        System.out.printf(Locale.ROOT, "%-13s %10d %8.2f %12.1f %7.2f %7.2f %7.2f   %7.3f %7.3f %7.3f %7.3f  %9.1f  %s%n", each, timeline.length(), seconds, bytes,
                at(seeks, 0.5), at(seeks, 0.99), at(seeks, 1), at(back, 0.5), at(back, 0.99), at(back, 0.999), at(back, 1), search, timeline.cut().orElse(""));
    }

    private static double millis(Timeline timeline, int position) {
        long start = cpuNanos();
        timeline.at(position);
        return (cpuNanos() - start) / 1e6;
    }

    /// Processor time of this thread: time that passed would measure other work on the machine.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private static long usedMemory() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
