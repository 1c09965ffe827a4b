package dev.glasshive.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where a file is opened that somebody named: a pipe whose other end nobody opens keeps nobody waiting for ever. Once open, it may take its time, as the standard input may.
public final class Door {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Door() {}

    /// Opens something.
    @FunctionalInterface
    private interface Opening<T> {
        T open() throws IOException;
    }

    /// Opens `file` for reading.
    ///
    /// @throws IOException if it cannot be opened, or is a pipe into which nobody writes
    public static InputStream in(Path file) throws IOException {
        return in(file, PATIENCE);
    }

    static InputStream in(Path file, Duration patience) throws IOException {
        return opened(file, patience, () -> Files.newInputStream(file));
    }

    /// Opens `file` for writing.
    ///
    /// @throws IOException if it cannot be opened, or is a pipe from which nobody reads
    static OutputStream out(Path file, Duration patience) throws IOException {
        return opened(file, patience, () -> Files.newOutputStream(file));
    }

    static OutputStream out(Path file) throws IOException {
        return out(file, PATIENCE);
    }

    private static <T extends Closeable> T opened(Path file, Duration patience, Opening<T> opening) throws IOException {
        if (Files.isRegularFile(file) || Files.notExists(file)) {
            return opening.open();
        }
        CompletableFuture<T> door = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("door").start(() -> {
            try {
                T open = opening.open();
                if (!door.complete(open)) {
                    open.close();
                }
            } catch (IOException e) {
                door.completeExceptionally(e);
            }
        });
        try {
            return door.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            door.cancel(false);
            throw new IOException("it is a pipe, and nobody has opened its other end for " + patience.toSeconds() + " s; do that first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
