package dev.glasshive.app.recovery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Keeps what is being typed: soon after a pause, and now and then while there is none.
///
/// All methods are called on one thread, that of the user interface; files are written by another.
public final class Autosave {
    /// How long a pause must be before the text is kept.
    public static final Duration PAUSE = Duration.ofMillis(100);
    /// How long typing may go on without a pause.
    public static final Duration LONGEST = Duration.ofMillis(500);

    private final Supplier<Optional<Draft>> current;
    private final Supplier<Optional<HeldDraft>> file;
    private final Executor disk;
    private final Later later;
    private final LongSupplier clock;
    private final Consumer<String> trouble;
    private boolean waiting;
    private boolean troubled;
    private boolean closed;
    private long first;
    private long last;

    /// Runs something on the user interface's thread, after a while.
    public interface Later {
        void after(Duration time, Runnable task);
    }

    /// @param current what must be kept now; empty if nothing would be lost
    /// @param file where to keep it; empty if nothing can be written, which was told
    /// @param disk writes files, in order
    /// @param clock nanoseconds that pass
    /// @param trouble is told, once, why a file cannot be written
    public Autosave(Supplier<Optional<Draft>> current, Supplier<Optional<HeldDraft>> file, Executor disk, Later later, LongSupplier clock, Consumer<String> trouble) {
        this.current = current;
        this.file = file;
        this.disk = disk;
        this.later = later;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Something was typed, or changed otherwise.
    public void touched() {
        last = clock.getAsLong();
        if (!waiting && !closed) {
            waiting = true;
            first = last;
            later.after(PAUSE, this::look);
        }
    }

    private void look() {
        if (!waiting || closed) {
            return;
        }
        long now = clock.getAsLong();
        long due = Math.min(last + PAUSE.toNanos(), first + LONGEST.toNanos()) - now;
        if (due <= 0) {
            keep(() -> {});
        } else {
            later.after(Duration.ofNanos(due), this::look);
        }
    }

    /// Keeps the text now.
    ///
    /// @param written runs on the thread of files when that is done; not if it failed
    public void keep(Runnable written) {
        waiting = false;
        Optional<Draft> draft = current.get();
        disk.execute(() -> write(draft, written));
    }

    private void write(Optional<Draft> draft, Runnable written) {
        Optional<HeldDraft> own = file.get();
        if (own.isEmpty()) {
            return;
        }
        try {
            if (draft.isPresent()) {
                own.get().write(draft.get());
            } else if (own.get().draft().isPresent()) {
                own.get().clear();
            }
            written.run();
        } catch (IOException e) {
            if (!troubled) {
                troubled = true;
                trouble.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    /// Stops for good: the window has closed in order, and nothing is to be offered.
    public void close() {
        closed = true;
        disk.execute(() -> file.get().ifPresent(own -> {
            try {
                own.delete();
            } catch (IOException e) {
                trouble.accept(String.valueOf(e.getMessage()));
            }
        }));
    }
}
