package dev.glasshive.open;

import dev.glasshive.files.Door;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// The bytes of a file and what kind of file it is.
///
/// @param name as the user wrote it
public record FileContent(String name, Kind kind, byte[] bytes) {

    /// Reads the file at `path`, or the sample that comes with Glasshive where there is none and the path is a sample's bare name.
    ///
    /// @throws BadInputException if it is missing, unreadable, empty, no file, or over the limit of its kind
    public static FileContent read(Path path) throws BadInputException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new BadInputException(name + ": is a directory; name a file in it");
        }
        try (InputStream in = Door.in(path)) {
            return read(name, in, Files.isRegularFile(path) ? Files.size(path) : 0);
        } catch (NoSuchFileException e) {
            return bundled(path);
        } catch (AccessDeniedException e) {
            throw new BadInputException(name + ": may not be read; check its permissions");
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage());
        }
    }

    private static FileContent bundled(Path path) throws BadInputException {
        try (InputStream in = Bundled.open(path)) {
            if (in == null) {
                throw new BadInputException(path + ": no such file; check the path");
            }
            return read(path.toString(), in, 0);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage());
        }
    }

    /// Reads a stream, such as standard input, to its end.
    ///
    /// @throws BadInputException if it cannot be read, is empty, or goes on beyond the limit of its kind
    public static FileContent read(String name, InputStream in) throws BadInputException {
        try {
            return read(name, in, 0);
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /// @param expected how many bytes there are as far as is known, so that what is far too large is refused unread
    private static FileContent read(String name, InputStream in, long expected) throws IOException, BadInputException {
        byte[] sample = in.readNBytes(Kind.SAMPLE);
        if (sample.length == 0) {
            throw new BadInputException(name + ": is empty; " + switch (Kind.of(name, sample)) {
                case CAPTURE -> "give a pcap or pcapng file with packets in it";
                case TRACE -> "record the run anew";
                case LOG -> "give what the kernel printed";
                case SOURCE, C, OBJECT, RAW -> "give a file with a program in it";
            });
        }
        Kind kind = Kind.of(name, sample);
        if (expected > kind.limit()) {
            throw tooLarge(name, kind, expected + " bytes");
        }
        byte[] rest = in.readNBytes(kind.limit() + 1 - sample.length);
        if (sample.length + rest.length > kind.limit()) {
            throw tooLarge(name, kind, "more");
        }
        byte[] bytes = Arrays.copyOf(sample, sample.length + rest.length);
        System.arraycopy(rest, 0, bytes, sample.length, rest.length);
        return new FileContent(name, kind, bytes);
    }

    private static BadInputException tooLarge(String name, Kind kind, String size) {
        return new BadInputException(name + ": a file of kind " + kind.title() + " may have " + (kind.limit() >> 20) + " MB, and this one has " + size
                + "; use a smaller one", kind);
    }
}
