package dev.glasshive.app;

import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/// Gives back what large work has left in memory. Collecting it stops the window for a moment, so that it is done only after much has gone, and waits until nobody does anything; left to
/// itself, the heap would rather grow with each program that is opened.
final class Tidying {
    /// How long nobody must have done anything.
    static final Duration QUIET = Duration.ofMillis(1_500);
    /// With less in use there is nothing worth a pause.
    static final long WORTH_IT = 160L << 20;
    /// With less gone since the last time there is little to find, and what is in use has to be gone through all the same.
    static final long MUCH = 64L << 20;
    private static final long BYTES_OF_STEP = 8;
    private static final long BYTES_OF_VISIT = 2_000;
    private static final long BYTES_OF_SLOT = 4_000;

    private final LongSupplier clock;
    private final LongSupplier used;
    private final Runnable collect;
    private final Later later;
    private volatile long lastMove;
    private long gone;
    private boolean waiting;

    /// Runs something after a while, on any thread.
    interface Later {
        void after(Duration time, Runnable task);
    }

    /// @param clock nanoseconds that pass
    /// @param used bytes of the heap that are in use or waste
    /// @param collect collects all waste
    Tidying(LongSupplier clock, LongSupplier used, Runnable collect, Later later) {
        this.clock = clock;
        this.used = used;
        this.collect = collect;
        this.later = later;
    }

    /// One for this process.
    static Tidying ofThisProcess() {
        return new Tidying(System::nanoTime, () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc,
                (time, task) -> CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(task));
    }

    /// Follows what happens to `workspace` and in `scene`.
    void follow(Workspace workspace, Scene scene) {
        scene.addEventFilter(InputEvent.ANY, event -> moved());
        workspace.moment().subscribe(() -> moved());
        workspace.verifier().look().subscribe(() -> moved());
        workspace.verifier().verification().subscribe((before, _) -> left(before.map(judged -> judged.visits().size() * BYTES_OF_VISIT).orElse(0L)));
        workspace.session().subscribe((before, now) -> left(before.timeline().equals(now.timeline()) ? 0 : bytes(before)));
    }

    /// About as much as a session holds.
    private static long bytes(Session session) {
        return session.timeline().map(run -> run.length() * BYTES_OF_STEP).orElse(0L) + session.program().map(program -> program.code().size() * BYTES_OF_SLOT).orElse(0L);
    }

    /// Somebody does something, or something is shown.
    void moved() {
        lastMove = clock.getAsLong();
    }

    /// Something took the place of what held about `bytes`.
    synchronized void left(long bytes) {
        moved();
        gone += bytes;
        if (!waiting && gone > MUCH) {
            waiting = true;
            later.after(QUIET, this::look);
        }
    }

    private synchronized void look() {
        long missing = QUIET.toNanos() - (clock.getAsLong() - lastMove);
        if (missing > 0) {
            later.after(Duration.ofNanos(missing), this::look);
            return;
        }
        waiting = false;
        gone = 0;
        if (used.getAsLong() > WORTH_IT) {
            collect.run();
        }
    }
}
