package dev.glasshive.app.workspace;

import dev.glasshive.verifier.log.SavedLog;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/// A text in the editor and where it came from.
///
/// @param opening which opening it belongs to; edits keep it
/// @param name for the tab
/// @param path absent for samples and new texts
/// @param text assembly: as written, or the listing of an object
/// @param object the object that the listing came from
/// @param cSource the C text beside the object, where there is one
/// @param unsaved whether it was opened with a text that no file holds, as after a crash
/// @param log what the text lists, where it is the log of a verifier; such a text is only read
public record Document(Opening opening, String name, Optional<Path> path, String text, Optional<OpenObject> object, Optional<String> cSource, boolean unsaved,
        Optional<SavedLog> log) {
    /// Tells one opening of a file or text from the next, even of the same file: a late answer to what was typed must not
    /// replace the text, opening the file once more must.
    public static final class Opening {
        private final ByteOrder order;

        private Opening(ByteOrder order) {
            this.order = order;
        }
    }

    /// The byte order of the hosts that it is for: that of the object that it came from or the lesson that brought it, else little-endian.
    public ByteOrder order() {
        return opening.order;
    }

    /// Whether it is C text, which is compiled and not assembled.
    public boolean isC() {
        return name.endsWith(".c") && object.isEmpty() && log.isEmpty();
    }

    /// A text of its own, newly opened.
    public static Document ofText(String name, Optional<Path> path, String text) {
        return ofText(name, path, text, ByteOrder.LITTLE_ENDIAN);
    }

    /// A text of its own for hosts of byte order `order`, newly opened.
    static Document ofText(String name, Optional<Path> path, String text, ByteOrder order) {
        return new Document(new Opening(order), name, path, text, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /// The listing of an object, newly opened.
    public static Document ofObject(String name, Optional<Path> path, String listing, OpenObject object, Optional<String> cSource) {
        return new Document(new Opening(object.programs().order()), name, path, listing, Optional.of(object), cSource, false, Optional.empty());
    }

    /// A text that no file holds, newly opened.
    public static Document recovered(String name, Optional<Path> path, String text) {
        return new Document(new Opening(ByteOrder.LITTLE_ENDIAN), name, path, text, Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /// The listing of a log that a kernel printed, newly opened.
    static Document ofLog(String name, Optional<Path> path, String listing, SavedLog log) {
        return new Document(new Opening(ByteOrder.LITTLE_ENDIAN), name, path, listing, Optional.empty(), Optional.empty(), false, Optional.of(log));
    }

    /// This document to be opened once more, with `left` as its text.
    ///
    /// @param isSafe whether a file holds that text
    public Document reopened(String left, boolean isSafe) {
        Document changed = withText(left);
        return new Document(new Opening(order()), name, changed.path, left, changed.object, cSource, !isSafe, log);
    }

    /// This document after the user has changed its text; it is then no longer the object's, and must not be written over that.
    public Document withText(String changed) {
        return changed.equals(text) ? this : new Document(opening, name, object.isPresent() ? Optional.empty() : path, changed, Optional.empty(), cSource, unsaved, log);
    }

    /// Whether `other` is this document, perhaps edited.
    public boolean isSameAs(Document other) {
        return opening == other.opening;
    }
}
