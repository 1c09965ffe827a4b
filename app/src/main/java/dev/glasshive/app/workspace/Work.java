package dev.glasshive.app.workspace;

import dev.glasshive.vm.Progress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Something that takes time and can be cancelled.
public final class Work implements Progress {
    private final String title;
    private final AtomicLong steps = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Work(String title) {
        this.title = title;
    }

    /// What is being done, for people.
    public String title() {
        return title;
    }

    /// How many steps are done.
    public long steps() {
        return steps.get();
    }

    /// Asks it to stop; it does so soon.
    public void cancel() {
        cancelled.set(true);
    }

    @Override
    public void done(long count) {
        steps.set(count);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }
}
