package dev.glasshive.app;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which files were opened of those that the user wanted to open.
final class OpenedFiles {
    private OpenedFiles() {}

    /// Those of `wanted` that are open in `session` and that no refusal names: of a file that cannot be opened again, what was open before stays.
    static List<Path> among(List<Path> wanted, Session session, Optional<Notice> notice) {
        String refused = notice.filter(n -> n.level() == Notice.Level.PROBLEM).map(Notice::text).orElse("");
        return wanted.stream().filter(file -> isOpen(file, session) && !refused.contains(name(file))).toList();
    }

    private static boolean isOpen(Path file, Session session) {
        return session.document().path().filter(file::equals).isPresent() || session.capture().name().equals(name(file));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
