package dev.glasshive.elf;

import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Optional;

/// An object file, understood: its programs linked and ready for a platform, beside everything they came from.
///
/// @param code its sections of instructions as they stand in the file
/// @param notes what the reader left out or did not do, a sentence each
public record LoadedObject(ProgramSet programs, ElfFile elf, List<CodeSection> code, Optional<Btf> btf, BtfExt ext, List<String> notes) {
    /// Copies what it is given.
    public LoadedObject {
        code = List.copyOf(code);
        notes = List.copyOf(notes);
    }
}
