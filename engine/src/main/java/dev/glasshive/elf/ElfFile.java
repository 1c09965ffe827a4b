package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// The container of a BPF object: a relocatable 64-bit ELF file, taken apart and checked, its contents not yet understood.
///
/// @param origin the file's name, or what stands for it
/// @param machine `e_machine`: 247, or 0 from compilers of 2015
/// @param order of the bytes of numbers in it
/// @param sections by index; the first is the empty one
/// @param symbols by index; the first is the empty one
public record ElfFile(String origin, int machine, ByteOrder order, List<Section> sections, List<Symbol> symbols) {
    /// The largest file that is read.
    public static final int MAX_BYTES = 64 << 20;
    /// The most symbols that are read.
    public static final int MAX_SYMBOLS = 1_000_000;
    /// The most sections that are read.
    public static final int MAX_SECTIONS = 65_535;
    /// The machine number of BPF.
    public static final int EM_BPF = 247;

    /// Copies what it is given.
    public ElfFile {
        sections = List.copyOf(sections);
        symbols = List.copyOf(symbols);
    }

    /// The file in `bytes`.
    ///
    /// @throws MalformedProgramException if it is no BPF object, or a broken one
    public static ElfFile read(byte[] bytes, String origin) throws MalformedProgramException {
        try {
            return new ElfReader(bytes, origin).read();
        } catch (MalformedProgramException e) {
            throw located(origin, e);
        }
    }

    /// `e` with the file it is about, in one line: names in a damaged file may hold anything.
    static MalformedProgramException located(String origin, MalformedProgramException e) {
        return new MalformedProgramException((origin + ": " + e.getMessage()).replaceAll("[\\p{Cntrl}\u2028\u2029]", "?"));
    }

    /// The first section called `name`.
    public Optional<Section> section(String name) {
        return sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
