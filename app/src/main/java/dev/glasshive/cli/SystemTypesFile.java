package dev.glasshive.cli;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.core.SystemTypes;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The types of a system that an object is fitted to.
///
/// @param name of the file they come from
record SystemTypesFile(String name, Btf types) {
    /// More than any kernel has.
    private static final int MOST_BYTES = 64 << 20;

    /// Those in `given`; if nothing is given, those of the running system.
    static SystemTypesFile of(@Nullable Path given) throws BadInputException {
        if (given == null && !Files.isReadable(SystemTypes.OF_THIS_SYSTEM)) {
            throw new BadInputException(Messages.text("core.notypes", SystemTypes.OF_THIS_SYSTEM));
        }
        Path file = given == null ? SystemTypes.OF_THIS_SYSTEM : given;
        try {
            return new SystemTypesFile(file.toString(), SystemTypes.read(bytes(file), file.toString()));
        } catch (MalformedProgramException e) {
            String message = String.valueOf(e.getMessage());
            throw new BadInputException(message.startsWith(file.toString()) ? message : file + ": " + message);
        }
    }

    /// Types may be longer than bare instructions, which they are taken for; those that come with Glasshive lie in no folder.
    private static byte[] bytes(Path file) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            return FileContent.read(file).bytes();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new BadInputException(Messages.text("core.unreadable", file, TraceFile.reason(e)));
        }
    }
}
