package dev.glasshive.elf;

import dev.glasshive.elf.ElfWriter.Label;
import dev.glasshive.elf.FunctionLayout.Placed;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes programs as the object file that a compiler would have written: for libbpf, for LLVM's tools, and for [ObjectLoader].
public final class ObjectWriter {
    private ObjectWriter() {}

    /// The object of `set` for Linux.
    ///
    /// @throws MalformedProgramException if the set says something that no object can
    public static WrittenObject write(ProgramSet set) throws MalformedProgramException {
        return write(set, PlatformRows.LINUX);
    }

    /// The object of `set`, with the numbers and names of `platform` (`linux`, `windows`) and, for Windows, the mark of its objects.
    ///
    /// @throws MalformedProgramException as above
    public static WrittenObject write(ProgramSet set, String platform) throws MalformedProgramException {
        return write(set, platform, List.of());
    }

    /// The object that `object` was read from, as we write it: with what it asks of the system's types, too.
    ///
    /// @throws MalformedProgramException as above
    public static WrittenObject write(LoadedObject object) throws MalformedProgramException {
        return write(object.programs(), object.madeFor(), PortableAccess.of(object));
    }

    private static WrittenObject write(ProgramSet set, String platform, List<PortableAccess> accesses) throws MalformedProgramException {
        ElfWriter elf = new ElfWriter(set.order());
        BtfWriter btf = new BtfWriter(set.order());
        BtfCopy copies = new BtfCopy(btf);
        List<String> notes = new ArrayList<>();
        Map<String, List<Placed>> layout = FunctionLayout.of(set, platform);

        Map<String, Integer> sections = new HashMap<>();
        layout.forEach((name, functions) -> {
            byte[] content = new byte[functions.stream().mapToInt(f -> f.function().slots()).sum() * Fields.SLOT];
            sections.put(name, elf.section(name, Section.ALLOC | Section.EXECUTE, 8, content));
        });
        MapWriter mapWriter = new MapWriter(set, elf, btf, copies, platform, notes);
        Map<Integer, Label> maps = mapWriter.write();
        mapWriter.writeValues(programs(elf, layout, sections));
        CodeWriter code = new CodeWriter(set, elf, mapWriter, maps, sections, notes);
        for (Map.Entry<String, List<Placed>> section : layout.entrySet()) {
            elf.fill(sections.getOrDefault(section.getKey(), 0), code.write(section.getKey(), section.getValue()));
        }
        if (!set.license().isEmpty()) {
            license(elf, set.license());
        }
        if (platform.equals(PlatformRows.WINDOWS)) {
            elf.section(LoadedObject.MARK_OF_WINDOWS, Section.ALLOC, 1, new byte[1]);
        }
        byte[] ext = new BtfExtWriter(set, btf, copies).write(layout, accesses);
        elf.section(".BTF", 0, 4, btf.toBytes());
        elf.section(".BTF.ext", 0, 4, ext);
        return new WrittenObject(Bytes.of(elf.toBytes()), notes);
    }

    /// Adds a symbol for each function, and answers those of programs by name.
    private static Map<String, Label> programs(ElfWriter elf, Map<String, List<Placed>> layout, Map<String, Integer> sections) {
        Map<String, Label> programs = new HashMap<>();
        layout.forEach((section, functions) -> functions.forEach(placed -> {
            Label label = elf.label(placed.function().name(), Symbol.Kind.FUNC, placed.binding(), sections.getOrDefault(section, 0),
                    (long) placed.spot().slot() * Fields.SLOT, (long) placed.function().slots() * Fields.SLOT);
            if (placed.function().isEntry()) {
                programs.put(placed.function().name(), label);
            }
        }));
        return programs;
    }

    private static void license(ElfWriter elf, String license) {
        byte[] text = (license + "\0").getBytes(StandardCharsets.UTF_8);
        int section = elf.section("license", Section.ALLOC | Section.WRITE, 1, text);
        elf.label("_license", Symbol.Kind.OBJECT, Symbol.Binding.GLOBAL, section, 0, text.length);
    }
}
