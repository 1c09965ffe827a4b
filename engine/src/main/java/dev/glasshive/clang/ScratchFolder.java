package dev.glasshive.clang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for one compilation, gone with everything in it when it is closed.
record ScratchFolder(Path path) implements AutoCloseable {

    static ScratchFolder open() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("glasshive-c"));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // what cannot be deleted now is deleted by the system, for it lies among temporary files
        }
    }
}
