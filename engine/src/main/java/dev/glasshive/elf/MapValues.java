package dev.glasshive.elf;

import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.MapSpec.Initial;
import dev.glasshive.program.MapSpec.MapEntry;
import dev.glasshive.program.MapSpec.ProgramEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the definitions in `.maps` put into maps of programs and maps: a relocation for each address, 8 bytes apart.
final class MapValues {
    private static final int ADDRESS = 8;

    private final Section section;
    private final ByteBuffer content;
    private final Map<Integer, CodeSection> code = new HashMap<>();
    private final TreeMap<Long, Symbol> maps = new TreeMap<>();
    private final TreeMap<Long, Relocation> relocations = new TreeMap<>();
    private int read;

    MapValues(ElfFile elf, Section section, List<CodeSection> code) {
        this.section = section;
        this.content = ByteBuffer.wrap(section.content().toArray()).order(elf.order());
        code.forEach(c -> this.code.put(c.index(), c));
        for (Symbol symbol : elf.symbols()) {
            if (symbol.section() == section.index() && symbol.kind() == Symbol.Kind.OBJECT) {
                maps.put(symbol.value(), symbol);
            }
        }
        section.relocations().forEach(r -> relocations.put(r.offset(), r));
    }

    /// The entries of the map that `definition` stands for.
    ///
    /// @param start offset of the first address in the definition
    List<Initial> read(String map, Symbol definition, int start) throws MalformedProgramException {
        long first = definition.value() + start;
        long end = definition.value() + definition.size();
        List<Initial> entries = new ArrayList<>();
        if (first < 0 || end < first) {
            return entries;
        }
        for (Relocation relocation : relocations.subMap(first, end).values()) {
            read++;
            if (read > relocations.size()) {
                throw new MalformedProgramException("map " + map + " overlaps another map in section .maps; the symbol table is damaged");
            }
            long distance = relocation.offset() - first;
            if (distance % ADDRESS != 0 || relocation.offset() > content.limit() - ADDRESS) {
                throw new MalformedProgramException("map " + map + ": field values has an address at offset 0x" + Long.toHexString(relocation.offset())
                        + " of section .maps; addresses lie 8 bytes apart inside it");
            }
            entries.add(entry(map, (int) (distance / ADDRESS), relocation));
        }
        return entries;
    }

    private Initial entry(String map, int index, Relocation relocation) throws MalformedProgramException {
        Symbol symbol = relocation.symbol();
        long offset = symbol.value() + relocation.addend() + content.getLong((int) relocation.offset());
        if (symbol.section() == section.index() && maps.containsKey(offset)) {
            return new MapEntry(index, maps.get(offset).name());
        }
        Optional<Function> function = Optional.ofNullable(code.get(symbol.section())).flatMap(c -> c.functionAt(offset / Fields.SLOT));
        return new ProgramEntry(index, function.orElseThrow(() -> new MalformedProgramException("map " + map + ": value " + index + " is " + symbol.name()
                + ", which is neither a map nor a program of this file; define it here")).name());
    }
}
