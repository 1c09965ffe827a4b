package dev.glasshive.elf;

import dev.glasshive.elf.ObjectMaps.Declared;
import dev.glasshive.elf.ObjectMaps.Place;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Mutability;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Map definitions from before BTF: section `maps` is an array of records of five 32-bit numbers or more, one for each symbol.
final class LegacyMaps {
    private static final int SHORTEST = 16;

    private LegacyMaps() {}

    static List<Declared> read(ElfFile elf, String platform) throws MalformedProgramException {
        Section section = elf.section("maps").orElse(null);
        if (section == null || section.size() == 0) {
            return List.of();
        }
        List<Symbol> symbols = elf.symbols().stream()
                .filter(s -> s.section() == section.index() && (s.kind() == Symbol.Kind.OBJECT || s.kind() == Symbol.Kind.NOTYPE))
                .sorted(Comparator.comparingLong(Symbol::value)).toList();
        if (symbols.isEmpty()) {
            throw new MalformedProgramException("section maps has " + section.size() + " bytes but no symbol names a map in it; keep the symbols when stripping (llvm-strip -g)");
        }
        int size = section.content().length() / symbols.size();
        if (size < SHORTEST || section.content().length() % symbols.size() != 0) {
            throw new MalformedProgramException("section maps has " + section.content().length() + " bytes for " + symbols.size()
                    + " maps; definitions have one size, at least " + SHORTEST + " bytes");
        }
        ByteBuffer content = ByteBuffer.wrap(section.content().toArray()).order(elf.order());
        List<Declared> maps = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol.value() < 0 || symbol.value() > content.limit() - size || symbol.value() % size != 0) {
                throw new MalformedProgramException("map " + symbol.name() + " lies at " + Long.toUnsignedString(symbol.value())
                        + " of section maps, where no definition of " + size + " bytes starts");
            }
            maps.add(new Declared(new Place(section.index(), symbol.value()), map(platform, symbol.name(), content, (int) symbol.value(), size)));
        }
        return maps;
    }

    private static MapSpec map(String platform, String name, ByteBuffer content, int at, int size) throws MalformedProgramException {
        // Windows has the number of an inner map where Linux has flags.
        int flags = size >= SHORTEST + 4 && platform.equals(PlatformRows.LINUX) ? content.getInt(at + 16) : 0;
        return MapDefinition.of(platform, name, content.getInt(at), content.getInt(at + 4), content.getInt(at + 8), content.getInt(at + 12), flags,
                List.of(), Mutability.READ_WRITE);
    }
}
