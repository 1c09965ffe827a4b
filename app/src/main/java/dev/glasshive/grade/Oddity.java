package dev.glasshive.grade;

import dev.glasshive.exam.ExamResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is handed in now and then and cannot be looked at, and what to do about it.
enum Oddity {
    LINK("is a link, and links are not followed; hand in the file itself"),
    FOLDER("is a folder; hand in the file itself"),
    DEVICE("is neither a file nor a folder but a pipe, socket or device, and is not opened; hand in a file"),
    ARCHIVE("is an archive, which is not unpacked; unpack it, and hand in what is in it"),
    C("is C source, which is not compiled here; hand in the object that clang makes of it, or assembly"),
    RESULT("is the result of an exam, and this lesson is none; hand in the program");

    private static final List<String> ARCHIVES = List.of(".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".7z", ".rar");
    private static final List<String> SOURCES = List.of(".c", ".h", ".cc", ".cpp", ".rs");

    private final String reason;

    Oddity(String reason) {
        this.reason = reason;
    }

    /// Behind the name of the file.
    String reason() {
        return reason;
    }

    /// What is odd about the thing at `place`, whatever it is called; absent for files, folders, and where nothing is.
    static Optional<Oddity> of(Path place) {
        if (Files.isSymbolicLink(place)) {
            return Optional.of(LINK);
        }
        boolean plain = Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
        return plain || !Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(DEVICE);
    }

    /// What is odd about a program that is called `name`.
    static Optional<Oddity> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(lower::endsWith) ? Optional.of(ARCHIVE) : SOURCES.stream().anyMatch(lower::endsWith) ? Optional.of(C)
                : lower.endsWith(ExamResult.ENDING) ? Optional.of(RESULT) : Optional.empty();
    }
}
