package dev.glasshive.tests.bench;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.transport.TransportViewModel.Speed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;

/// Measures what a frame costs while steps are shown at each pace: in processor time of the thread of the user interface and of the one that draws, which
/// other work on the machine does not lengthen, and in time that passed. Run its main by hand, with `-Dprism.order=sw` for the slowest way to draw; a frame
/// fits into 60 a second if neither thread takes more than 16.7 ms.
public final class AnimationCost {
    private static final int WIDTH = Integer.getInteger("width", 1600);
    private static final int HEIGHT = Integer.getInteger("height", 1000);
    private static final long SHOWN = 6_000_000_000L;
    private static final long BY_HAND = 400_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private AnimationCost() {}

    /// Starts here.
    public static void main(String... arguments) throws IOException {
        OpenWindow window = OpenWindow.show(Files.createTempDirectory("animation-cost").resolve("settings"), WIDTH, HEIGHT);
        OpenWindow.onFx(() -> window.workspace().openSample("count_protocols"));
        window.settle();
        TransportViewModel transport = window.transport();
        // Whoever measures cold code measures the compiler.
        for (int i = 0; i < 60; i++) {
            OpenWindow.onFx(transport::step);
            LockSupport.parkNanos(60_000_000);
        }
        System.out.println("| pace | user interface: middle, 95 %, longest (ms) | drawing: middle, 95 %, longest (ms) | passed: middle, 95 % (ms) | frames |");
        System.out.println("|---|---|---|---|---|");
        report("nothing moves", measure(() -> LockSupport.parkNanos(SHOWN)));
        report("by hand", measure(() -> {
            for (long passed = 0; passed < SHOWN; passed += BY_HAND) {
                OpenWindow.onFx(transport::step);
                LockSupport.parkNanos(BY_HAND);
            }
        }));
        for (Speed speed : TransportViewModel.SPEEDS) {
            if (speed.stepsPerSecond() > 0 && (arguments.length == 0 || Arrays.asList(arguments).contains(speed.label()))) {
                OpenWindow.onFx(() -> {
                    window.workspace().goTo(20);
                    transport.speed().set(speed);
                });
                window.settle();
                report(speed.label(), measure(() -> {
                    OpenWindow.onFx(transport::run);
                    LockSupport.parkNanos(SHOWN);
                    OpenWindow.onFx(() -> transport.playing().set(false));
                }));
            }
        }
        System.exit(0);
    }

    private static List<long[]> measure(Runnable action) {
        Frames frames = new Frames();
        OpenWindow.onFx(frames::start);
        action.run();
        OpenWindow.onFx(frames::stop);
        return frames.costs;
    }

    private static void report(String name, List<long[]> costs) {
        System.out.printf(Locale.ROOT, "| %s | %.1f, %.1f, %.1f | %.1f, %.1f, %.1f | %.1f, %.1f | %d |%n", name, at(costs, 0, 0.5), at(costs, 0, 0.95), at(costs, 0, 1),
                at(costs, 1, 0.5), at(costs, 1, 0.95), at(costs, 1, 1), at(costs, 2, 0.5), at(costs, 2, 0.95), costs.size());
    }

    private static double at(List<long[]> costs, int column, double share) {
        long[] sorted = costs.stream().mapToLong(cost -> cost[column]).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    /// What every frame costs: user interface, drawing, time.
    private static final class Frames extends AnimationTimer {
        private final long drawing = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(thread -> thread.getThreadId()).findFirst().orElse(-1);
        private final List<long[]> costs = new ArrayList<>();
        private long[] before = {};

        @Override
        public void handle(long now) {
            long[] after = {THREADS.getCurrentThreadCpuTime(), drawing < 0 ? 0 : THREADS.getThreadCpuTime(drawing), System.nanoTime()};
            if (before.length > 0) {
                costs.add(new long[] {after[0] - before[0], after[1] - before[1], after[2] - before[2]});
            }
            before = after;
        }
    }
}
