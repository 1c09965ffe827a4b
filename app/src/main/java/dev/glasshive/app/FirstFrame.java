package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.AnimationTimer;

/// A start that ends as soon as the window is there: to measure it, and to show Java which classes a start needs.
final class FirstFrame extends AnimationTimer {
    /// The system property that asks for it: how many pulses to stay open, the first two of which draw the window.
    static final String PROPERTY = "glasshive.start-only";

    private final Runnable close;
    private final int wanted;
    private int pulses;

    private FirstFrame(int wanted, Runnable close) {
        this.wanted = wanted;
        this.close = close;
    }

    /// Whether this start ends as soon as the window is there. Then it neither reads nor keeps anything of the user's.
    static boolean isAll() {
        return Integer.getInteger(PROPERTY, 0) > 0;
    }

    /// Tells how long the start took and closes the window, if the property asks for that.
    static void watch(Runnable close) {
        if (isAll()) {
            new FirstFrame(Integer.getInteger(PROPERTY, 0), close).start();
        }
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == 2) {
            ProcessHandle.Info process = ProcessHandle.current().info();
            double passed = process.startInstant().map(start -> System.currentTimeMillis() - start.toEpochMilli()).orElse(0L) / 1e3;
            double busy = process.totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
            System.err.println(Text.of("start.took", String.format(Locale.ROOT, "%.2f", busy), String.format(Locale.ROOT, "%.2f", passed)));
        }
        if (pulses >= Math.max(2, wanted)) {
            stop();
            close.run();
        }
    }
}
