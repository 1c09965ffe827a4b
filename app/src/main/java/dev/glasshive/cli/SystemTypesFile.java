package dev.glasshive.cli;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.core.SystemTypes;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The types of a system that an object is fitted to.
///
/// @param name of the file they come from
record SystemTypesFile(String name, Btf types) {
    /// More than any kernel has.
    private static final long MOST_BYTES = 64L << 20;

    /// Those in `given`; if nothing is given, those of the running system.
    static SystemTypesFile of(@Nullable Path given) throws BadInputException {
        if (given == null && !Files.isReadable(SystemTypes.OF_THIS_SYSTEM)) {
            throw new BadInputException(Messages.text("core.notypes", SystemTypes.OF_THIS_SYSTEM));
        }
        Path file = given == null ? SystemTypes.OF_THIS_SYSTEM : given;
        try {
            return new SystemTypesFile(file.toString(), SystemTypes.read(bytes(file), file.toString()));
        } catch (MalformedProgramException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /// The files of a running system say that they have no bytes, and those that come with Glasshive lie in no folder.
    private static byte[] bytes(Path file) throws BadInputException {
        if (!file.equals(SystemTypes.OF_THIS_SYSTEM)) {
            return FileContent.read(file).bytes();
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes((int) MOST_BYTES);
        } catch (IOException e) {
            throw new BadInputException(Messages.text("core.unreadable", file, TraceFile.reason(e)));
        }
    }
}
