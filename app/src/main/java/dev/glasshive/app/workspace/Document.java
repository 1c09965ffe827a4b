package dev.glasshive.app.workspace;

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
public record Document(Opening opening, String name, Optional<Path> path, String text, Optional<OpenObject> object, Optional<String> cSource) {
    /// Tells one opening of a file or text from the next, even of the same file: a late answer to what was typed must not
    /// replace the text, opening the file once more must.
    public static final class Opening {
        private Opening() {}
    }

    /// A text of its own, newly opened.
    public static Document ofText(String name, Optional<Path> path, String text) {
        return new Document(new Opening(), name, path, text, Optional.empty(), Optional.empty());
    }

    /// The listing of an object, newly opened.
    public static Document ofObject(String name, Optional<Path> path, String listing, OpenObject object, Optional<String> cSource) {
        return new Document(new Opening(), name, path, listing, Optional.of(object), cSource);
    }

    /// This document after the user has changed its text; it is then no longer the object's.
    public Document withText(String changed) {
        return changed.equals(text) ? this : new Document(opening, name, path, changed, Optional.empty(), cSource);
    }

    /// Whether `other` is this document, perhaps edited.
    public boolean isSameAs(Document other) {
        return opening == other.opening;
    }
}
