package dev.glasshive.app.exam;

import dev.glasshive.app.text.Text;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The file that a learner hands in.
final class ExamFile {
    private ExamFile() {}

    /// Why nothing could be written to `file`, as far as can be told before; and what to do.
    static Optional<String> objection(Path file) {
        if (!file.toString().endsWith(ExamResult.ENDING)) {
            return Optional.of(Text.of("exam.file.ending", ExamResult.ENDING));
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(Text.of("exam.file.there", file));
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || !Files.isDirectory(folder) ? Optional.of(Text.of("exam.file.no-folder", file)) : Files.isWritable(folder) ? Optional.empty() : Optional.of(Text.of("exam.file.denied", file));
    }

    /// Writes `result` to `file`, which must not be there yet.
    ///
    /// @return why it could not be written, and what to do
    static Optional<String> write(Path file, ExamResult result) {
        if (!file.toString().endsWith(ExamResult.ENDING)) {
            return Optional.of(Text.of("exam.file.ending", ExamResult.ENDING));
        }
        byte[] content = result.json().getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.create(file, content);
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return isThere(file, content) ? Optional.empty() : Optional.of(Text.of("exam.file.there", file));
        } catch (NoSuchFileException e) {
            return Optional.of(Text.of("exam.file.no-folder", file));
        } catch (AccessDeniedException e) {
            return Optional.of(Text.of("exam.file.denied", file));
        } catch (IOException e) {
            return Optional.of(Text.of("exam.file.not-written", file, String.valueOf(e.getMessage())));
        }
    }

    private static boolean isThere(Path file, byte[] content) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            return false;
        }
    }
}
