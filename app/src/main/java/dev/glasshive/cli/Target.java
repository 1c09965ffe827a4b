package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a command writes to. It is looked at before the work is done, so that no work is lost and no input either.
final class Target {
    private Target() {}

    /// Sees whether a file can lie at `file`; nothing is wrong where none is given.
    ///
    /// @param inputs what the command reads; names that are no files are fine
    /// @throws BadInputException if `file` is a folder or one of `inputs`, or lies in no folder
    static void check(@Nullable Path file, List<Path> inputs) throws BadInputException {
        if (file == null) {
            return;
        }
        if (file.toString().isEmpty()) {
            throw new BadInputException(Messages.text("target.empty"));
        }
        if (Files.isDirectory(file)) {
            throw new BadInputException(Messages.text("target.folder", file));
        }
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(Messages.text(Files.exists(folder) ? "target.nofolder" : "target.missing", file, Objects.requireNonNullElse(file.getParent(), folder)));
        }
        for (Path input : inputs) {
            if (isSame(file, input)) {
                throw new BadInputException(Messages.text("target.input", file));
            }
        }
    }

    /// Links count, too. What is no regular file, such as a terminal, is not replaced by writing.
    private static boolean isSame(Path file, Path input) throws BadInputException {
        try {
            return Files.isRegularFile(file) && Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /// Makes `folder`, and those that it lies in, where they are missing.
    ///
    /// @throws BadInputException if that cannot be, or nothing can be written there
    static void make(Path folder) throws BadInputException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new BadInputException(Messages.text("target.closed", folder, Messages.text("target.denied")));
        }
    }

    /// What to say where making `folder`, or writing into it, failed.
    static BadInputException unusable(Path folder, IOException failure) {
        for (Path place = folder.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            if (Files.exists(place) && !Files.isDirectory(place)) {
                return new BadInputException(Messages.text("target.file", folder, place));
            }
        }
        return new BadInputException(Messages.text("target.closed", folder, TraceFile.reason(failure)));
    }

    /// What to say where writing `place` failed.
    static BadInputException unwritable(Path place, IOException failure) {
        return new BadInputException(Messages.text("unwritable", place, TraceFile.reason(failure)));
    }
}
