package dev.glasshive.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The thread that works for a window. It gives way to the thread that draws: of two processors a long run takes one, a verification the other. The priority says so where the system heeds it,
/// as with the launcher on Linux.
final class EngineThread {
    private EngineThread() {}

    /// One thread; what is asked of it after it was shut down is for a window that is gone, and is dropped.
    // Nothing relies on the priority but how soon the window answers.
    @SuppressWarnings("ThreadPriorityCheck")
    static ExecutorService start(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
