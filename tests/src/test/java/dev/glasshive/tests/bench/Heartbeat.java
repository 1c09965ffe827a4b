package dev.glasshive.tests.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Asks the user interface's thread for a sign of life, again and again, and remembers how long each took: in time that passed, and in processor time of
/// that thread, which other work on the machine does not lengthen.
final class Heartbeat implements AutoCloseable {
    private static final long SLOW_MILLIS = Long.getLong("slow", 40);
    private static final long EVERY = 1_000_000;
    private static final int MOST = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] passed = new long[MOST];
    private final long[] busy = new long[MOST];
    private final Thread asker = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::run);
    private volatile boolean running = true;
    private int count;
    private long busyBefore = -1;

    private Heartbeat() {}

    /// Begins to ask.
    static Heartbeat start() {
        Heartbeat heart = new Heartbeat();
        heart.asker.start();
        return heart;
    }

    private void run() {
        while (running && count < MOST) {
            long asked = System.nanoTime();
            CountDownLatch answered = new CountDownLatch(1);
            Platform.runLater(() -> {
                passed[count] = System.nanoTime() - asked;
                long now = THREADS.getCurrentThreadCpuTime();
                busy[count] = busyBefore < 0 ? 0 : now - busyBefore;
                busyBefore = now;
                answered.countDown();
            });
            try {
                while (!answered.await(SLOW_MILLIS, TimeUnit.MILLISECONDS)) {
                    slow();
                }
                if (Boolean.getBoolean("stacks") && passed[count] > 2 * SLOW_MILLIS * 1_000_000) {
                    System.err.println("waited " + passed[count] / 1_000_000 + " ms, of which it worked " + busy[count] / 1_000_000);
                }
            } catch (InterruptedException e) {
                return;
            }
            count++;
            LockSupport.parkNanos(EVERY);
        }
    }

    /// Prints what the thread is doing that keeps the answer waiting, if the system property `stacks` asks for that.
    private void slow() {
        if (Boolean.getBoolean("stacks")) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                if (thread.getName().equals("JavaFX Application Thread")) {
                    System.err.println("stack " + System.nanoTime() / 1_000_000 + "\n" + Arrays.stream(stack).limit(70).map(frame -> "\tat " + frame).collect(Collectors.joining("\n")));
                }
            });
        }
    }

    /// Stops asking.
    @Override
    public void close() {
        running = false;
        try {
            asker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Milliseconds that an answer took: the longest, and the 95th percentile.
    double[] passed() {
        return ends(passed);
    }

    /// Milliseconds of the processor that the thread took between two answers: the longest, and the 95th percentile.
    double[] busy() {
        return ends(busy);
    }

    private double[] ends(long[] all) {
        long[] sorted = Arrays.copyOf(all, count);
        Arrays.sort(sorted);
        return count == 0 ? new double[2] : new double[] {sorted[count - 1] / 1e6, sorted[(int) (0.95 * (count - 1))] / 1e6};
    }
}
