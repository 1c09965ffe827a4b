package dev.glasshive.elf;

import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an object file holds, at a glance: plain values for a listing or a table.
///
/// @param machine `e_machine`
/// @param relocations of code and of map definitions
/// @param typeCounts how many BTF types of each kind
/// @param types the named BTF types as C
/// @param notes what was left out, a sentence each
public record Inspection(String origin, int machine, String license, List<SectionRow> sections, List<ProgramRow> programs, List<MapSpec> maps,
        List<RelocationRow> relocations, Map<String, Integer> typeCounts, List<String> types, int lineCount, int coreRelocationCount,
        List<String> notes) {

    /// Copies what it is given.
    public Inspection {
        sections = List.copyOf(sections);
        programs = List.copyOf(programs);
        maps = List.copyOf(maps);
        relocations = List.copyOf(relocations);
        types = List.copyOf(types);
        notes = List.copyOf(notes);
    }

    /// A section.
    public record SectionRow(int index, String name, String type, int size) {}

    /// A program.
    ///
    /// @param slots of the entry function and all it calls
    /// @param instructions wide loads counted once
    public record ProgramRow(String name, String section, String type, int slots, int instructions, List<String> functions) {}

    /// A relocation.
    public record RelocationRow(String section, long offset, String type, String symbol) {}

    /// The glance at `object`.
    public static Inspection of(LoadedObject object) {
        ElfFile elf = object.elf();
        List<RelocationRow> relocations = new ArrayList<>();
        for (Section section : elf.sections()) {
            if (section.isCode() || section.name().equals(".maps")) {
                section.relocations().forEach(r -> relocations.add(new RelocationRow(section.name(), r.offset(), r.typeName(), r.symbol().name())));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        object.btf().ifPresent(btf -> btf.types().forEach(type -> counts.merge(type.kind(), 1, Integer::sum)));
        return new Inspection(elf.origin(), elf.machine(), object.programs().license(),
                elf.sections().stream().map(s -> new SectionRow(s.index(), s.name(), s.typeName(), s.size())).toList(),
                object.programs().programs().stream().map(Inspection::row).toList(), object.programs().maps(), relocations, counts,
                object.btf().map(btf -> new BtfPrinter(btf).definitions()).orElse(List.of()), object.ext().lines().size(),
                object.ext().relocations().size(), object.notes());
    }

    private static ProgramRow row(Program program) {
        return new ProgramRow(program.name(), program.section(), program.type(), program.code().size(), program.code().instructions().size(),
                program.subprograms().stream().map(s -> s.name()).toList());
    }
}
