package dev.glasshive.elf;

import dev.glasshive.program.Bytes;
import java.util.List;

/// One section of an object file.
///
/// @param type `sh_type`
/// @param flags `sh_flags`
/// @param size in memory; more than the content's length only where nothing is stored, as in `.bss`
/// @param relocations what a loader must patch in here, by offset
public record Section(int index, String name, int type, long flags, int link, int info, int size, Bytes content,
        List<Relocation> relocations) {
    static final int NULL = 0;
    static final int PROGBITS = 1;
    static final int SYMTAB = 2;
    static final int STRTAB = 3;
    static final int RELA = 4;
    static final int NOBITS = 8;
    static final int REL = 9;

    static final long WRITE = 1;
    static final long ALLOC = 2;
    static final long EXECUTE = 4;

    /// Copies what it is given.
    public Section {
        relocations = List.copyOf(relocations);
    }

    /// This with other contents of the same length.
    public Section holding(Bytes other) {
        return new Section(index, name, type, flags, link, info, size, other, relocations);
    }

    Section withRelocations(List<Relocation> found) {
        return new Section(index, name, type, flags, link, info, size, content, found);
    }

    /// Whether it holds instructions.
    public boolean isCode() {
        return type == PROGBITS && (flags & EXECUTE) != 0 && size > 0;
    }

    /// Whether it holds global variables: `.rodata`, `.data`, `.bss` and their dotted kin.
    public boolean isData() {
        return (type == PROGBITS || type == NOBITS) && (flags & EXECUTE) == 0 && size > 0
                && (isKin(".rodata") || isKin(".data") || isKin(".bss"));
    }

    private boolean isKin(String family) {
        return name.equals(family) || name.startsWith(family + ".");
    }

    /// The type's name as `readelf` prints it.
    public String typeName() {
        return switch (type) {
            case NULL -> "NULL";
            case PROGBITS -> "PROGBITS";
            case SYMTAB -> "SYMTAB";
            case STRTAB -> "STRTAB";
            case RELA -> "RELA";
            case NOBITS -> "NOBITS";
            case REL -> "REL";
            case 0x6fff4c03 -> "LLVM_ADDRSIG";
            default -> "0x" + Integer.toHexString(type);
        };
    }
}
