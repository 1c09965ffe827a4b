package dev.glasshive.files;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where a file is opened that somebody named: a pipe whose other end nobody opens, and a device that says nothing, keep nobody waiting for ever. Once open, a pipe may take its time, as the
/// standard input and a terminal may.
public final class Door {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String NOBODY = "it is a pipe, and nobody has opened its other end for {0} s; do that first";
    /// Of the mode of a file: what kind of thing it is, and which of them is a device that is read byte by byte (POSIX, `S_IFMT` and `S_IFCHR`).
    private static final int KIND = 0xf000;
    private static final int DEVICE = 0x2000;

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
        if (!maySayNothing(file)) {
            return opened(file, patience, NOBODY, () -> Files.newInputStream(file));
        }
        return opened(file, patience, "it is a device that has said nothing for {0} s; is the name right?", () -> {
            InputStream in = Files.newInputStream(file);
            int first = in.read();
            return first < 0 ? in : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
        });
    }

    /// Whether it is a device, other than a terminal, or a file that has no length and yet may have content, as those of a kernel.
    private static boolean maySayNothing(Path file) throws IOException {
        if (Files.notExists(file) || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        if (Files.isRegularFile(file)) {
            return Files.size(file) == 0;
        }
        boolean device = ((int) Files.getAttribute(file, "unix:mode") & KIND) == DEVICE;
        String place = device ? file.toRealPath().toString() : "";
        return device && !place.startsWith("/dev/pts/") && !place.startsWith("/dev/tty");
    }

    /// Opens `file` for writing.
    ///
    /// @throws IOException if it cannot be opened, or is a pipe from which nobody reads
    static OutputStream out(Path file, Duration patience) throws IOException {
        return opened(file, patience, NOBODY, () -> Files.newOutputStream(file));
    }

    static OutputStream out(Path file) throws IOException {
        return out(file, PATIENCE);
    }

    private static <T extends Closeable> T opened(Path file, Duration patience, String silence, Opening<T> opening) throws IOException {
        if (Files.notExists(file) || Files.isRegularFile(file) && Files.size(file) > 0) {
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
            throw new IOException(silence.replace("{0}", Long.toString(patience.toSeconds())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
