package dev.glasshive.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that are there whole or not at all.
public final class WholeFile {
    private static final String PART = ".part";
    /// Whoever wrote a part that is so old was killed.
    private static final Duration LEFT = Duration.ofHours(1);

    private WholeFile() {}

    /// What puts the content of a file into a stream.
    @FunctionalInterface
    public interface Content {
        /// Puts it into `out`, and leaves that open.
        ///
        /// @throws IOException if `out` takes no more
        void to(OutputStream out) throws IOException;
    }

    /// Writes beside `file` and puts what was written in its place, once the disk has it: a process that is killed meanwhile leaves the old content or the new one.
    ///
    /// The place is the one that a link leads to, and who may read it stays as it was. What cannot be replaced is written in place: a terminal or pipe, a file
    /// that has a second name or belongs to somebody else, a file in a folder that takes no new one.
    ///
    /// @throws IOException if it cannot be written; an old file is still there then
    public static void write(Path file, Content content) throws IOException {
        if (isOfTheSystem(file) || !writeBeside(Files.isRegularFile(file) ? file.toRealPath() : file, content)) {
            try (OutputStream out = new BufferedOutputStream(Door.out(file))) {
                content.to(out);
            }
        }
    }

    /// Writes `content` to `file`, whole.
    ///
    /// @throws IOException if it cannot be written; an old file is still there then
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /// Writes `text` to `file` as UTF-8, whole.
    ///
    /// @throws IOException if it cannot be written; an old file is still there then
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a file that must not be there yet, whole.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something is there, even a link that leads nowhere
    /// @throws IOException if it cannot be written; nothing is left then
    public static void create(Path file, byte[] content) throws IOException {
        Path fresh = beside(file);
        try {
            force(fresh, content);
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The content of `file`, if it is an ordinary file of at most `most` bytes. Nobody waits for a pipe, a device never ends, and a link may lead nowhere.
    ///
    /// @throws java.nio.file.NoSuchFileException if nothing is there
    /// @throws IOException if it cannot be read
    public static Optional<byte[]> read(Path file, long most) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (FileSystemException e) {
            if (Files.isSymbolicLink(file)) {
                return Optional.empty();
            }
            throw e;
        }
        return found.isRegularFile() && found.size() <= most ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /// Puts `file`, whatever it is, beside where it lies, under a new name that begins with `start` and ends with `end`.
    ///
    /// @return where it is then
    /// @throws IOException if it cannot be moved
    public static Path setAside(Path file, String start, String end) throws IOException {
        Path aside = Files.createTempFile(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"), start, end);
        // A folder takes the place of no file.
        Files.delete(aside);
        replace(file, aside);
        return aside;
    }

    /// What is named there is open already, such as the standard output, and whoever opened it would not see another file in its place.
    private static boolean isOfTheSystem(Path file) {
        return Stream.of("/dev", "/proc").anyMatch(file.toAbsolutePath()::startsWith);
    }

    private static boolean canBeReplaced(Path place) throws IOException {
        if (!Files.exists(place)) {
            return !Files.isSymbolicLink(place);
        }
        boolean single = !place.getFileSystem().supportedFileAttributeViews().contains("unix") || Objects.equals(Files.getAttribute(place, "unix:nlink"), 1);
        return single && Files.isRegularFile(place) && Files.isWritable(place);
    }

    /// @return whether it could; `place` is as it was if not
    private static boolean writeBeside(Path place, Content content) throws IOException {
        if (!canBeReplaced(place)) {
            return false;
        }
        Path fresh;
        try {
            fresh = beside(place);
        } catch (IOException closed) {
            return false;
        }
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.to(out);
                out.flush();
                channel.force(true);
            }
            if (!takesOver(fresh, place)) {
                return false;
            }
            replace(fresh, place);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Gives `fresh` the owner and the rights of the file in whose place it goes.
    private static boolean takesOver(Path fresh, Path place) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view == null || !Files.exists(place)) {
            return true;
        }
        PosixFileAttributes old = Files.readAttributes(place, PosixFileAttributes.class);
        PosixFileAttributes own = view.readAttributes();
        try {
            if (!own.owner().equals(old.owner())) {
                view.setOwner(old.owner());
            }
            if (!own.group().equals(old.group())) {
                view.setGroup(old.group());
            }
            view.setPermissions(old.permissions());
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }

    /// Writes `fresh` and waits until the disk has it, so that not even a computer that loses power has less of it than its name promises.
    public static void force(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// An empty file beside `file`. Those that killed processes left there are taken away.
    public static Path beside(Path file) throws IOException {
        String start = file.getFileName() + ".";
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        forget(folder, start);
        // Unlike a temporary file, it may be read by whoever may read what lies beside it.
        return Files.createFile(folder.resolve(start + System.nanoTime() + PART));
    }

    private static void forget(Path folder, String start) {
        FileTime oldest = FileTime.from(Instant.now().minus(LEFT));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, each -> isPart(String.valueOf(each.getFileName()), start))) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(oldest) < 0) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What is left over is in nobody's way.
        }
    }

    private static boolean isPart(String name, String start) {
        return name.startsWith(start) && name.endsWith(PART) && name.length() > start.length() + PART.length()
                && name.substring(start.length(), name.length() - PART.length()).chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /// Puts `fresh` in the place of `file`.
    public static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
