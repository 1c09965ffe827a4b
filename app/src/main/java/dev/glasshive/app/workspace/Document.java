package dev.glasshive.app.workspace;

import java.nio.file.Path;
import java.util.Optional;

/// A text in the editor and where it came from.
///
/// @param name for the tab
/// @param path absent for samples and new texts
/// @param text assembly: as written, or the listing of an object
/// @param object the object that the listing came from
/// @param cSource the C text beside the object, where there is one
public record Document(String name, Optional<Path> path, String text, Optional<OpenObject> object, Optional<String> cSource) {
    /// A text of its own.
    public static Document ofText(String name, Optional<Path> path, String text) {
        return new Document(name, path, text, Optional.empty(), Optional.empty());
    }

    /// This document after the user has changed its text; it is then no longer the object's.
    public Document withText(String changed) {
        return changed.equals(text) ? this : new Document(name, path, changed, Optional.empty(), cSource);
    }
}
