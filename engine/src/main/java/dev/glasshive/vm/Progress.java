package dev.glasshive.vm;

/// Somebody who waits for long work.
public interface Progress {
    /// Nobody waits.
    Progress NONE = new Progress() {
        @Override
        public void done(long steps) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /// So many steps are done.
    void done(long steps);

    /// Whether to stop.
    boolean isCancelled();
}
