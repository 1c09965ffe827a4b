package dev.glasshive.app.packs;

import dev.glasshive.lesson.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A course that was added to the window.
///
/// @param path of its folder or zip file
/// @param lessons that can be read, in order
/// @param broken ids of lessons that have problems
/// @param trouble why nothing of it can be read, in one line
public record Pack(Path path, String name, List<Lesson> lessons, List<String> broken, Optional<String> trouble) {
    /// Copies what it is given.
    public Pack {
        lessons = List.copyOf(lessons);
        broken = List.copyOf(broken);
    }
}
