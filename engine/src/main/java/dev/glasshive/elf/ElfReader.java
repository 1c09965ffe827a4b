package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Bytes to [ElfFile]. Every offset and count is checked before it is used.
final class ElfReader {
    private static final int SECTION_HEADER = 64;
    private static final int SYMBOL = 24;
    private static final int MOST_RELOCATIONS = 1_000_000;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final String origin;

    ElfReader(byte[] bytes, String origin) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes);
        this.origin = origin;
    }

    ElfFile read() throws MalformedProgramException {
        if (bytes.length > ElfFile.MAX_BYTES) {
            throw tooLarge(bytes.length);
        }
        file.order(ElfIdentity.check(bytes));
        List<Section> sections = sections();
        List<Symbol> symbols = symbols(sections);
        return new ElfFile(origin, file.getShort(18) & 0xffff, file.order(), withRelocations(sections, symbols), symbols);
    }

    static MalformedProgramException tooLarge(long length) {
        return new MalformedProgramException("the file has " + length + " bytes; objects of up to " + ElfFile.MAX_BYTES
                + " are read. Strip its debug sections with llvm-strip -g");
    }

    private List<Section> sections() throws MalformedProgramException {
        long table = file.getLong(40);
        int entrySize = file.getShort(58) & 0xffff;
        if (table == 0) {
            throw new MalformedProgramException("the file has no sections; keep them when stripping (llvm-strip -g)");
        }
        if (entrySize != SECTION_HEADER) {
            throw new MalformedProgramException("a section header takes " + entrySize + " bytes instead of " + SECTION_HEADER + "; the file is damaged");
        }
        long count = file.getShort(60) & 0xffff;
        checkRange(table, SECTION_HEADER, "the section table");
        if (count == 0) {
            count = file.getLong((int) table + 32);
        }
        if (count < 1 || count > ElfFile.MAX_SECTIONS) {
            throw new MalformedProgramException("the file claims " + Long.toUnsignedString(count) + " sections; 1 to " + ElfFile.MAX_SECTIONS + " are read");
        }
        checkRange(table, count * SECTION_HEADER, "the section table of " + count + " sections");
        StringTable names = sectionNames((int) table, (int) count);
        List<Section> sections = new ArrayList<>();
        long stored = 0;
        for (int i = 0; i < count; i++) {
            Section section = section(i, (int) table + i * SECTION_HEADER, names);
            stored += section.content().length();
            if (stored > bytes.length) {
                throw new MalformedProgramException("the sections overlap: they claim more than the " + bytes.length + " bytes of the file; the file is damaged");
            }
            sections.add(section);
        }
        return sections;
    }

    private StringTable sectionNames(int table, int count) throws MalformedProgramException {
        int index = file.getShort(62) & 0xffff;
        if (index == 0xffff) {
            index = file.getInt(table + 40);
        }
        if (index < 0 || index >= count) {
            throw new MalformedProgramException("the names of sections are said to lie in section " + Integer.toUnsignedString(index) + " of " + count + "; the file is damaged");
        }
        int header = table + index * SECTION_HEADER;
        long start = file.getLong(header + 24);
        long size = file.getLong(header + 32);
        checkRange(start, size, "the section of names");
        return new StringTable(bytes, (int) start, (int) size, "the section names");
    }

    private Section section(int index, int header, StringTable names) throws MalformedProgramException {
        int type = file.getInt(header + 4);
        if (type == Section.NULL) {
            return new Section(index, "", type, 0, 0, 0, 0, Bytes.EMPTY, List.of());
        }
        String name = names.at(file.getInt(header), "section " + index);
        long offset = file.getLong(header + 24);
        long size = file.getLong(header + 32);
        Bytes content = Bytes.EMPTY;
        if (type != Section.NOBITS) {
            checkRange(offset, size, "section " + name);
            content = Bytes.of(bytes, (int) offset, (int) size);
        } else if (size < 0 || size > ElfFile.MAX_BYTES) {
            throw new MalformedProgramException("section " + name + " claims " + Long.toUnsignedString(size) + " bytes; up to " + ElfFile.MAX_BYTES + " are allowed");
        }
        return new Section(index, name, type, file.getLong(header + 8), file.getInt(header + 40), file.getInt(header + 44),
                (int) size, content, List.of());
    }

    private void checkRange(long start, long length, String what) throws MalformedProgramException {
        if (start < 0 || length < 0 || start > bytes.length || length > bytes.length - start) {
            throw new MalformedProgramException(what + " lies at " + Long.toUnsignedString(start) + " with " + Long.toUnsignedString(length)
                    + " bytes, but the file has " + bytes.length + "; it is cut short or damaged");
        }
    }

    private List<Symbol> symbols(List<Section> sections) throws MalformedProgramException {
        Section table = sections.stream().filter(s -> s.type() == Section.SYMTAB).findFirst().orElse(null);
        if (table == null) {
            return List.of();
        }
        int count = table.size() / SYMBOL;
        if (table.size() % SYMBOL != 0 || count > ElfFile.MAX_SYMBOLS) {
            throw new MalformedProgramException("the symbol table has " + table.size() + " bytes; whole entries of " + SYMBOL + ", at most "
                    + ElfFile.MAX_SYMBOLS + ", are read");
        }
        if (table.link() <= 0 || table.link() >= sections.size()) {
            throw new MalformedProgramException("the names of symbols are said to lie in section " + Integer.toUnsignedString(table.link()) + " of "
                    + sections.size() + "; the file is damaged");
        }
        byte[] text = sections.get(table.link()).content().toArray();
        StringTable names = new StringTable(text, 0, text.length, "the symbol names");
        ByteBuffer entries = ByteBuffer.wrap(table.content().toArray()).order(file.order());
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            symbols.add(symbol(i, entries, names, sections));
        }
        return symbols;
    }

    private static Symbol symbol(int index, ByteBuffer entries, StringTable names, List<Section> sections) throws MalformedProgramException {
        int at = index * SYMBOL;
        int info = entries.get(at + 4) & 0xff;
        int section = entries.getShort(at + 6) & 0xffff;
        if (section >= sections.size() && section < Symbol.FIRST_SPECIAL) {
            throw new MalformedProgramException("symbol " + index + " lies in section " + section + " of " + sections.size() + "; the file is damaged");
        }
        Symbol.Kind kind = Symbol.Kind.of(info & 0xf);
        // names of sections are stored once: symbols that stand for a section have none of their own
        String own = index == 0 ? "" : names.at(entries.getInt(at), "symbol " + index);
        String name = own.isEmpty() && kind == Symbol.Kind.SECTION && section < sections.size() ? sections.get(section).name() : own;
        return new Symbol(index, name, kind, Symbol.Binding.of(info >>> 4), section, entries.getLong(at + 8), entries.getLong(at + 16));
    }

    private List<Section> withRelocations(List<Section> sections, List<Symbol> symbols) throws MalformedProgramException {
        List<List<Relocation>> found = new ArrayList<>();
        sections.forEach(section -> found.add(new ArrayList<>()));
        int total = 0;
        for (Section section : sections) {
            if (section.type() == Section.REL || section.type() == Section.RELA) {
                if (section.info() <= 0 || section.info() >= sections.size()) {
                    throw new MalformedProgramException("section " + section.name() + " relocates section " + Integer.toUnsignedString(section.info())
                            + " of " + sections.size() + "; the file is damaged");
                }
                // nothing here reads DWARF, and its relocations are many
                if (!sections.get(section.info()).name().startsWith(".debug")) {
                    found.get(section.info()).addAll(relocations(section, symbols));
                    total += section.size() / 16;
                }
            }
            if (total > MOST_RELOCATIONS) {
                throw new MalformedProgramException("the file has more than " + MOST_RELOCATIONS + " relocations; strip what is not needed with llvm-strip -g");
            }
        }
        List<Section> complete = new ArrayList<>();
        for (Section section : sections) {
            List<Relocation> relocations = found.get(section.index());
            relocations.sort(Comparator.comparingLong(Relocation::offset));
            complete.add(section.withRelocations(relocations));
        }
        return complete;
    }

    private List<Relocation> relocations(Section section, List<Symbol> symbols) throws MalformedProgramException {
        int entry = section.type() == Section.REL ? 16 : 24;
        if (section.size() % entry != 0) {
            throw new MalformedProgramException("section " + section.name() + " has " + section.size() + " bytes, which is not a multiple of " + entry
                    + "; the file is damaged");
        }
        ByteBuffer entries = ByteBuffer.wrap(section.content().toArray()).order(file.order());
        List<Relocation> relocations = new ArrayList<>();
        for (int at = 0; at < section.size(); at += entry) {
            long info = entries.getLong(at + 8);
            int symbol = (int) (info >>> 32);
            int type = (int) info;
            if (symbol < 0 || symbol >= symbols.size()) {
                throw new MalformedProgramException("section " + section.name() + ": the relocation at offset 0x" + Long.toHexString(entries.getLong(at))
                        + " names symbol " + Integer.toUnsignedString(symbol) + ", but there are " + symbols.size() + "; the file is damaged");
            }
            relocations.add(new Relocation(entries.getLong(at), type, symbols.get(symbol), entry == 24 ? entries.getLong(at + 16) : 0));
        }
        return relocations;
    }
}
