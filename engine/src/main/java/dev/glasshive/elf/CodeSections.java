package dev.glasshive.elf;

import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the functions in the code sections of a file.
final class CodeSections {
    private final ElfFile elf;
    private final Map<Integer, List<Symbol>> symbols = new HashMap<>();

    CodeSections(ElfFile elf) {
        this.elf = elf;
        for (Symbol symbol : elf.symbols()) {
            symbols.computeIfAbsent(symbol.section(), _ -> new ArrayList<>()).add(symbol);
        }
    }

    List<CodeSection> read() throws MalformedProgramException {
        List<CodeSection> sections = new ArrayList<>();
        for (Section section : elf.sections()) {
            if (section.isCode()) {
                sections.add(section(section));
            }
        }
        return sections;
    }

    private CodeSection section(Section section) throws MalformedProgramException {
        if (section.size() % Fields.SLOT != 0) {
            throw new MalformedProgramException("section " + section.name() + " has " + section.size()
                    + " bytes, which is not a multiple of 8; instructions take 8 bytes each, so the file is damaged");
        }
        Map<Integer, Relocation> relocations = new HashMap<>();
        for (Relocation relocation : section.relocations()) {
            if (relocation.type() == Relocation.NONE) {
                continue;
            }
            if (relocation.offset() < 0 || relocation.offset() >= section.size() || relocation.offset() % Fields.SLOT != 0) {
                throw new MalformedProgramException("section " + section.name() + ": a relocation is to patch offset 0x"
                        + Long.toHexString(relocation.offset()) + ", where no instruction starts; the file is damaged");
            }
            relocations.put((int) relocation.offset() / Fields.SLOT, relocation);
        }
        return new CodeSection(section.index(), section.name(), section.content(), functions(section), relocations);
    }

    private List<Function> functions(Section section) throws MalformedProgramException {
        List<Symbol> starts = starts(section);
        TreeMap<Integer, Function> functions = new TreeMap<>();
        int slots = section.size() / Fields.SLOT;
        if (starts.isEmpty()) {
            functions.put(0, new Function(section.name(), section.index(), 0, slots, Symbol.Binding.GLOBAL));
            return List.copyOf(functions.values());
        }
        for (int i = 0; i < starts.size(); i++) {
            Symbol symbol = starts.get(i);
            long size = symbol.size();
            if (size == 0) {
                size = (i + 1 < starts.size() ? starts.get(i + 1).value() : section.size()) - symbol.value();
            }
            check(section, symbol, size);
            int start = (int) symbol.value() / Fields.SLOT;
            if (size > 0) {
                functions.putIfAbsent(start, new Function(symbol.name(), section.index(), start, (int) size / Fields.SLOT, symbol.binding()));
            }
        }
        return List.copyOf(functions.values());
    }

    private static void check(Section section, Symbol symbol, long size) throws MalformedProgramException {
        String place = "section " + section.name() + ": function " + symbol.name();
        if (symbol.value() < 0 || size < 0 || symbol.value() > section.size() || size > section.size() - symbol.value()) {
            throw new MalformedProgramException(place + " lies at " + Long.toUnsignedString(symbol.value()) + " with " + Long.toUnsignedString(size)
                    + " bytes, but the section has " + section.size() + "; the symbol table is damaged");
        }
        if (symbol.value() % Fields.SLOT != 0 || size % Fields.SLOT != 0) {
            throw new MalformedProgramException(place + " lies at " + symbol.value() + " with " + size
                    + " bytes; both must be multiples of 8, the size of an instruction");
        }
    }

    /// Function symbols; where an assembler or an old compiler wrote none, the global labels.
    private List<Symbol> starts(Section section) {
        List<Symbol> here = symbols.getOrDefault(section.index(), List.of());
        List<Symbol> functions = here.stream().filter(s -> s.kind() == Symbol.Kind.FUNC).toList();
        List<Symbol> starts = !functions.isEmpty() ? functions
                : here.stream().filter(s -> s.kind() == Symbol.Kind.NOTYPE && s.binding() == Symbol.Binding.GLOBAL).toList();
        return starts.stream().sorted(Comparator.comparingLong(Symbol::value)).toList();
    }
}
