package dev.glasshive.app.exam;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Writes exams into their files on a thread of its own, at once, and always the newest state.
public final class ExamKeeper implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final ExamFolder folder;
    private final Consumer<String> trouble;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("exams").factory());
    private final Map<ExamPlace, Map<String, ExamRecord>> waiting = new LinkedHashMap<>();
    private boolean troubled;

    /// @param trouble is told, once, why files cannot be written; on a thread of its own
    public ExamKeeper(ExamFolder folder, Consumer<String> trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /// Reads all exams and tells `found` of them, on a thread of its own.
    public void read(Consumer<ExamFolder.Found> found) {
        disk.execute(() -> {
            try {
                found.accept(folder.all());
            } catch (IOException e) {
                tell(e);
            }
        });
    }

    /// Asks whether this process may go on with `record`, because no other window does, and tells `answer` on a thread of its own. Where nothing can be written, it may.
    public void claim(ExamRecord record, Consumer<Boolean> answer) {
        disk.execute(() -> {
            boolean free = true;
            try {
                free = folder.claim(record);
            } catch (IOException e) {
                tell(e);
            }
            answer.accept(free);
        });
    }

    /// Keeps `record`, unless it is closed.
    public void keep(ExamRecord record) {
        if (disk.isShutdown()) {
            return;
        }
        synchronized (waiting) {
            boolean comes = !waiting.isEmpty();
            waiting.computeIfAbsent(record.place(), place -> new LinkedHashMap<>()).put(record.learner(), record);
            if (!comes) {
                disk.execute(this::write);
            }
        }
    }

    private void write() {
        Map<ExamPlace, Map<String, ExamRecord>> due;
        synchronized (waiting) {
            due = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        due.values().forEach(byLearner -> byLearner.values().forEach(record -> {
            try {
                folder.write(record);
            } catch (IOException e) {
                tell(e);
            }
        }));
    }

    private void tell(IOException problem) {
        if (!troubled) {
            troubled = true;
            trouble.accept(String.valueOf(problem.getMessage()));
        }
    }

    /// Writes what still waits, and lets other windows have the exams.
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
        folder.close();
    }
}
