package dev.glasshive.elf;

import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Optional;

/// An object file, understood: its programs linked and ready for a platform, beside everything they came from.
///
/// @param code its sections of instructions as they stand in the file
/// @param notes what the reader left out or did not do, a sentence each
public record LoadedObject(ProgramSet programs, ElfFile elf, List<CodeSection> code, Optional<Btf> btf, BtfExt ext, List<String> notes) {
    static final String MARK_OF_WINDOWS = ".ebpf_for_windows";

    /// Copies what it is given.
    public LoadedObject {
        code = List.copyOf(code);
        notes = List.copyOf(notes);
    }

    /// The platform that it was made for: `windows` if it has the section by which compilations for Windows are marked, else `linux`.
    public String madeFor() {
        return madeFor(elf);
    }

    static String madeFor(ElfFile elf) {
        return elf.section(MARK_OF_WINDOWS).isPresent() ? PlatformRows.WINDOWS : PlatformRows.LINUX;
    }
}
