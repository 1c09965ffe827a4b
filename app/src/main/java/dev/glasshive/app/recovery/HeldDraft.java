package dev.glasshive.app.recovery;

import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file of a draft that this process holds: its own, or one that it took over from a killed process.
///
/// Its methods touch the disk and may be called from any thread.
public final class HeldDraft {
    private final Path base;
    private final Path file;
    private final Path fresh;
    private final Path lockFile;
    private final FileChannel lock;
    private Optional<Draft> draft = Optional.empty();

    HeldDraft(Path base, Path file, Path fresh, Path lockFile, FileChannel lock) {
        this.base = base;
        this.file = file;
        this.fresh = fresh;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// What it holds, as it was written or read last.
    public synchronized Optional<Draft> draft() {
        return draft;
    }

    /// Replaces what it holds, whole: a process that is killed meanwhile leaves the old or the new one.
    ///
    /// @throws IOException if it cannot be written, or is too large; the old one stays
    public synchronized void write(Draft news) throws IOException {
        byte[] bytes = DraftFormat.write(news);
        if (bytes.length > DraftFolder.LARGEST) {
            throw new IOException(bytes.length + " bytes, at most " + DraftFolder.LARGEST);
        }
        WholeFile.force(fresh, bytes);
        WholeFile.replace(fresh, file);
        draft = Optional.of(news);
    }

    /// Forgets what it holds: the text is safe elsewhere, or not wanted.
    ///
    /// @throws IOException if the file cannot be deleted
    public synchronized void clear() throws IOException {
        draft = Optional.empty();
        Files.deleteIfExists(file);
    }

    /// Takes its files away, and lets go of them.
    ///
    /// @throws IOException if they cannot be deleted
    public synchronized void delete() throws IOException {
        clear();
        Files.deleteIfExists(lockFile);
        leave();
    }

    /// Lets go of its files, for the next start to find them.
    ///
    /// @throws IOException if the lock cannot be closed
    public synchronized void leave() throws IOException {
        lock.close();
        DraftFolder.free(base);
    }

    /// Reads the draft, and says whether the file is whole.
    ///
    /// @param most bytes that it may have
    synchronized boolean read(long most) throws IOException {
        draft = WholeFile.read(file, most).flatMap(DraftFormat::read);
        return draft.isPresent();
    }

    Path base() {
        return base;
    }

    Path file() {
        return file;
    }

    Path fresh() {
        return fresh;
    }
}
