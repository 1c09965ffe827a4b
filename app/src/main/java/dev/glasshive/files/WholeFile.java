package dev.glasshive.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are there whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Writes beside `file` and puts what was written in its place.
    ///
    /// @throws IOException if it cannot be written; an old file is still there then
    public static void write(Path file, byte[] content) throws IOException {
        Path fresh = beside(file);
        try {
            Files.write(fresh, content);
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
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

    /// An empty file beside `file`.
    public static Path beside(Path file) throws IOException {
        // Unlike a temporary file, it may be read by whoever may read what lies beside it.
        return Files.createFile(file.toAbsolutePath().resolveSibling(file.getFileName() + "." + System.nanoTime() + ".part"));
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
