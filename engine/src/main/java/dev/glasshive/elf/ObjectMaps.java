package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Mutability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The maps of an object and where they stand in it: those of section `maps`, those of `.maps`, then a map of one value for each section of global variables.
///
/// @param declared index of a map by the place of its definition
/// @param data index of a map by the number of its section
record ObjectMaps(List<MapSpec> specs, Map<Place, Integer> declared, Map<Integer, Integer> data) {

    /// Begins the name of a symbol that says how the map of its section is called, where that is not the section's name.
    static final String NAME_SYMBOL = "map:";

    /// An offset in a section.
    record Place(int section, long offset) {}

    /// A map as its definition says, at `offset` of its section.
    record Declared(Place place, MapSpec spec) {}

    static ObjectMaps read(ElfFile elf, Optional<Btf> btf, Optional<Bytes> types, List<CodeSection> code, String platform, List<String> notes) throws MalformedProgramException {
        List<MapSpec> specs = new ArrayList<>();
        Map<Place, Integer> places = new HashMap<>();
        List<Declared> declared = new ArrayList<>(LegacyMaps.read(elf, platform));
        List<Declared> typed = new ArrayList<>(BtfMaps.read(elf, btf, types, code, platform, notes));
        typed.sort(Comparator.comparingLong(d -> d.place().offset()));
        declared.addAll(typed);
        for (Declared map : declared) {
            places.put(map.place(), specs.size());
            specs.add(map.spec());
        }
        Map<Integer, String> names = new HashMap<>();
        elf.symbols().stream().filter(s -> s.name().startsWith(NAME_SYMBOL))
                .forEach(s -> names.put(s.section(), s.name().substring(NAME_SYMBOL.length())));
        Map<Integer, Integer> data = new HashMap<>();
        for (Section section : elf.sections()) {
            if (section.isData()) {
                data.put(section.index(), specs.size());
                specs.add(data(section, names.getOrDefault(section.index(), section.name())));
                if (!section.relocations().isEmpty()) {
                    notes.add("section " + section.name() + ": " + section.relocations().size() + " addresses in variables stay zero");
                }
            }
        }
        return new ObjectMaps(List.copyOf(specs), Map.copyOf(places), Map.copyOf(data));
    }

    /// Global variables become the value of an array's only entry, as libbpf does it. Maps start as zeros anyway: `.bss` stores none,
    /// and a map that was written as a section stores them only for libbpf.
    private static MapSpec data(Section section, String name) {
        boolean zeros = section.type() == Section.NOBITS
                || !name.equals(section.name()) && section.content().equals(Bytes.of(new byte[section.size()]));
        List<MapSpec.Initial> initial = zeros ? List.of()
                : List.of(new MapSpec.Entry(Bytes.ofLittleEndian(0, 4), section.content()));
        Mutability mutability = section.name().startsWith(".rodata") ? Mutability.READ_ONLY : Mutability.READ_WRITE;
        return new MapSpec(name, "array", 4, section.size(), 1, 0, initial, mutability);
    }
}
