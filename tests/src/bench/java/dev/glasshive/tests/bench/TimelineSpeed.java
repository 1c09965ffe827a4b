package dev.glasshive.tests.bench;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Search;
import dev.glasshive.vm.Target;
import dev.glasshive.vm.Timeline;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// Measures what JMH does not of a timeline of millions of steps: memory a step, and in processor time recording, seeking, stepping back and searching.
/// Run its main by hand, when tests/setup/bench has built it; docs/performance.md says how.
public final class TimelineSpeed {
    private TimelineSpeed() {}

    /// Measures the cases that are named, or all.
    public static void main(String[] names) throws MalformedProgramException {
        System.out.printf(Locale.ROOT, "%-13s %10s %8s %12s %25s %33s %10s%n", "case", "steps", "record s", "bytes a step", "seek ms (median p99 max)", "step back ms (median p99 p99.9 max)", "search ms");
        for (HardOnTimelines each : HardOnTimelines.values()) {
            if (names.length == 0 || Arrays.asList(names).contains(each.name())) {
                measure(each);
            }
        }
    }

    private static void measure(HardOnTimelines each) throws MalformedProgramException {
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
