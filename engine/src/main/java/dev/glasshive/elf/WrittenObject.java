package dev.glasshive.elf;

import dev.glasshive.program.Bytes;
import java.util.List;

/// An object file as it would lie on disk.
///
/// @param notes what other readers of objects will not understand, a sentence each
public record WrittenObject(Bytes content, List<String> notes) {
    /// Copies what it is given.
    public WrittenObject {
        notes = List.copyOf(notes);
    }
}
