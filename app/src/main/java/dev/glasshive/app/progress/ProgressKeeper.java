package dev.glasshive.app.progress;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Writes what learners do into their files: a short while after the first change, what came meanwhile with it, and at once when the window closes.
public final class ProgressKeeper implements AutoCloseable {
    /// How long a change may wait, in milliseconds.
    public static final long PAUSE_MILLIS = 400;
    private static final int PATIENCE_SECONDS = 5;

    private final LearnerFolder folder;
    private final Consumer<String> trouble;
    private final ScheduledThreadPoolExecutor disk = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("progress").factory());
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private boolean troubled;

    private record Waiting(Learner learner, Set<String> lessons) {}

    /// @param trouble is told, once, why files cannot be written; on a thread of its own
    public ProgressKeeper(LearnerFolder folder, Consumer<String> trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /// Reads all learners and tells `found` of them, on a thread of its own.
    public void read(Consumer<LearnerFolder.Found> found) {
        disk.execute(() -> {
            try {
                found.accept(folder.all());
            } catch (IOException e) {
                tell(e);
            }
        });
    }

    /// Keeps `change`, unless it is closed. What is kept is the newest of each learner, so no state is half of one and half of another.
    public void keep(ProgressViewModel.Change change) {
        if (disk.isShutdown()) {
            return;
        }
        switch (change) {
            case ProgressViewModel.Change.Learned(Learner learner, Set<String> lessons) -> {
                synchronized (waiting) {
                    Waiting before = waiting.get(learner.id());
                    Set<String> all = new TreeSet<>(lessons);
                    if (before != null) {
                        all.addAll(before.lessons());
                    }
                    if (waiting.isEmpty()) {
                        // Whatever goes wrong is told by the task itself; nobody waits for it.
                        Future<?> _ = disk.schedule(this::write, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    }
                    waiting.put(learner.id(), new Waiting(learner, all));
                }
            }
            case ProgressViewModel.Change.Removed(String id) -> {
                synchronized (waiting) {
                    waiting.remove(id);
                }
                disk.execute(() -> {
                    try {
                        folder.remove(id);
                    } catch (IOException e) {
                        tell(e);
                    }
                });
            }
        }
    }

    private void write() {
        Map<String, Waiting> due;
        synchronized (waiting) {
            due = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        due.forEach((id, one) -> {
            try {
                folder.change(id, kept -> kept.takingOver(one.learner(), one.lessons()));
            } catch (IOException e) {
                tell(e);
            }
        });
    }

    private void tell(IOException problem) {
        if (!troubled) {
            troubled = true;
            trouble.accept(String.valueOf(problem.getMessage()));
        }
    }

    /// Writes what still waits.
    @Override
    public void close() {
        try {
            disk.submit(this::write).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            trouble.accept(String.valueOf(e.getMessage()));
        }
        disk.shutdownNow();
    }
}
