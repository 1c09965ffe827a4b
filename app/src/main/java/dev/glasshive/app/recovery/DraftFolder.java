package dev.glasshive.app.recovery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder of drafts: one for each window that runs, and those that killed processes left.
///
/// A file lock beside each draft says whether its process lives; the system takes it away when the process ends, however that happens.
public final class DraftFolder {
    /// A text larger than this is not kept, in bytes.
    static final long LARGEST = 32L << 20;
    /// So many drafts of killed processes are offered at most; the others wait for the next start.
    static final int MOST_OFFERED = 20;
    private static final String LOCK = ".lock";
    private static final String DRAFT = ".draft";
    private static final String FRESH = ".new";
    private static final String DAMAGED = ".damaged";
    // Closing any channel of a file takes away all locks that this process has on it, so files that it holds must not be opened again.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;

    /// The drafts in `folder`, which need not exist.
    public DraftFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// Where this system keeps what programs leave for their next start.
    ///
    /// @param settings the file of the settings; some systems have no other place than beside it
    public static Path usual(Path settings) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return settings.resolveSibling("recovery");
        }
        Map<String, String> environment = System.getenv();
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(System.getProperty("user.home", "."), ".local", "state");
        return (state.isEmpty() ? home : Path.of(state)).resolve("glasshive").resolve("recovery");
    }

    /// What killed processes left.
    ///
    /// @param drafts the newest first
    /// @param damaged files that could not be read, which were set aside
    public record Left(List<HeldDraft> drafts, List<Path> damaged) {}

    /// A new draft of this process, with nothing in it yet.
    ///
    /// @throws IOException if the folder cannot be written to
    public HeldDraft own() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
        synchronized (HELD) {
            try (FileChannel gate = gate()) {
                gate.lock();
                Path lock = Files.createTempFile(folder, "window-" + ProcessHandle.current().pid() + "-", LOCK);
                return hold(base(lock)).orElseThrow(() -> new IOException(lock + ": cannot be locked"));
            }
        }
    }

    /// Takes what killed processes left, so that no other process offers it while this one runs.
    ///
    /// @throws IOException if the folder cannot be read
    public Left left() throws IOException {
        List<HeldDraft> found = new ArrayList<>();
        List<Path> damaged = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Left(found, damaged);
        }
        synchronized (HELD) {
            try (FileChannel gate = gate()) {
                gate.lock();
                for (Path base : bases()) {
                    Optional<HeldDraft> held = HELD.contains(base) || found.size() == MOST_OFFERED ? Optional.empty() : hold(base);
                    if (held.isPresent() && !take(held.get(), found)) {
                        damaged.add(setAside(held.get()));
                    }
                }
            }
        }
        found.sort((a, b) -> b.draft().orElseThrow().kept().compareTo(a.draft().orElseThrow().kept()));
        return new Left(found, damaged);
    }

    /// @return whether the file was whole, or not there at all
    private static boolean take(HeldDraft held, List<HeldDraft> found) throws IOException {
        Files.deleteIfExists(held.fresh());
        try {
            boolean whole = held.read(2 * LARGEST);
            if (whole) {
                found.add(held);
            }
            return whole;
        } catch (NoSuchFileException nothing) {
            held.delete();
            return true;
        }
    }

    private static Path setAside(HeldDraft held) throws IOException {
        Path aside = sibling(held.base(), DAMAGED);
        Files.move(held.file(), aside);
        held.delete();
        return aside;
    }

    private FileChannel gate() throws IOException {
        return FileChannel.open(folder.resolve("gate"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Optional<HeldDraft> hold(Path base) throws IOException {
        FileChannel channel = FileChannel.open(sibling(base, LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                HELD.add(base);
                return Optional.of(new HeldDraft(base, sibling(base, DRAFT), sibling(base, FRESH), sibling(base, LOCK), channel));
            }
        } catch (OverlappingFileLockException ours) {
            // Another class loader of this process holds it; it lives.
        }
        channel.close();
        return Optional.empty();
    }

    static void free(Path base) {
        synchronized (HELD) {
            HELD.remove(base);
        }
    }

    private Set<Path> bases() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<Path> bases = new TreeSet<>();
            files.filter(file -> Stream.of(LOCK, DRAFT, FRESH).anyMatch(end -> file.toString().endsWith(end))).forEach(file -> bases.add(base(file)));
            return bases;
        }
    }

    private static Path base(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }

    private static Path sibling(Path base, String end) {
        return base.resolveSibling(base.getFileName() + end);
    }
}
