package dev.glasshive.elf;

import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Loads object files: finds their programs, links each with the functions it calls, and ties instructions to maps.
public final class ObjectLoader {
    private static final int MOST_PROGRAMS = 10_000;

    /// Where instructions take fields of kernel types to lie.
    private enum Layout {
        OF_THE_COMPILATION, OF_THE_SYSTEM
    }

    private ObjectLoader() {}

    /// The object in `file`; files that are too large are refused unread.
    ///
    /// @throws MalformedProgramException if it is no BPF object, or a broken one
    public static LoadedObject load(Path file) throws IOException, MalformedProgramException {
        long size = Files.size(file);
        if (size > ElfFile.MAX_BYTES) {
            throw ElfFile.located(file.toString(), ElfReader.tooLarge(size));
        }
        return load(Files.readAllBytes(file), file.toString());
    }

    /// The object in `bytes`.
    ///
    /// @param origin the file's name, for messages
    /// @throws MalformedProgramException if it is no BPF object, or a broken one; the message names the place and what to do
    public static LoadedObject load(byte[] bytes, String origin) throws MalformedProgramException {
        return load(bytes, origin, Optional.empty());
    }

    /// The object in `bytes`, whose map types and sections have the numbers and names of `platform` (`linux`, `windows`); if none is named, of the one it was made for.
    ///
    /// @throws MalformedProgramException as above
    public static LoadedObject load(byte[] bytes, String origin, Optional<String> platform) throws MalformedProgramException {
        ElfFile elf = ElfFile.read(bytes, origin);
        try {
            return understand(elf, platform.orElseGet(() -> LoadedObject.madeFor(elf)), Layout.OF_THE_COMPILATION);
        } catch (MalformedProgramException e) {
            throw ElfFile.located(origin, e);
        }
    }

    /// The object `elf`, whose instructions have been fitted to the system they are to run on.
    ///
    /// @throws MalformedProgramException as above
    public static LoadedObject load(ElfFile elf, String platform) throws MalformedProgramException {
        try {
            return understand(elf, platform, Layout.OF_THE_SYSTEM);
        } catch (MalformedProgramException e) {
            throw ElfFile.located(elf.origin(), e);
        }
    }

    private static LoadedObject understand(ElfFile elf, String platform, Layout layout) throws MalformedProgramException {
        List<String> notes = new ArrayList<>();
        Optional<Section> types = stored(elf, ".BTF");
        Optional<Btf> btf = Optional.empty();
        BtfExt ext = BtfExt.EMPTY;
        Optional<Bytes> loadable = Optional.empty();
        if (types.isPresent()) {
            byte[] content = types.get().content().toArray();
            btf = Optional.of(Btf.read(content));
            loadable = LoadableTypes.of(elf, btf.get(), content);
            Optional<Section> lines = stored(elf, ".BTF.ext");
            ext = lines.isPresent() ? BtfExt.read(lines.get().content().toArray(), content) : ext;
        }
        if (!ext.relocations().isEmpty() && layout == Layout.OF_THE_COMPILATION) {
            notes.add(ext.relocations().size() + " CO-RE relocations are not applied: fields lie where the headers of the compilation put them");
        }
        List<CodeSection> code = new CodeSections(elf).read();
        ObjectMaps maps = ObjectMaps.read(elf, btf, loadable, code, platform, notes);
        Optional<LinkedTypes> linked = loadable.isPresent() ? Optional.of(new LinkedTypes(loadable.get(), ext)) : Optional.empty();
        ProgramLinker linker = new ProgramLinker(elf, code, maps, ext, linked, platform);
        List<Program> programs = new ArrayList<>();
        List<Function> entries = entries(code);
        if (entries.size() > MOST_PROGRAMS) {
            throw new MalformedProgramException("the file holds " + entries.size() + " programs; up to " + MOST_PROGRAMS + " are read. Split the file");
        }
        for (Function entry : entries) {
            programs.add(linker.link(entry));
        }
        checkProgramArrays(maps.specs(), programs);
        ProgramSet set = new ProgramSet(elf.origin(), license(elf), programs, maps.specs(), elf.order());
        return new LoadedObject(set, elf, code, btf, ext, notes);
    }

    private static Optional<Section> stored(ElfFile elf, String name) {
        return elf.section(name).filter(s -> s.size() > 0);
    }

    /// Which functions are programs: those of program sections that the linker may see. Functions of `.text` are subprograms,
    /// unless there is nothing else.
    private static List<Function> entries(List<CodeSection> code) {
        boolean onlyText = code.stream().allMatch(CodeSection::isText);
        List<Function> entries = new ArrayList<>();
        for (CodeSection section : code) {
            if (section.isText() && !onlyText) {
                continue;
            }
            List<Function> visible = section.functions().stream().filter(f -> f.binding() != Symbol.Binding.LOCAL).toList();
            entries.addAll(visible.isEmpty() ? section.functions() : visible);
        }
        return entries;
    }

    private static void checkProgramArrays(List<MapSpec> maps, List<Program> programs) throws MalformedProgramException {
        Set<String> names = new HashSet<>();
        programs.forEach(program -> names.add(program.name()));
        for (MapSpec map : maps) {
            for (MapSpec.Initial initial : map.initial()) {
                if (initial instanceof MapSpec.ProgramEntry(int index, String program) && !names.contains(program)) {
                    throw new MalformedProgramException("map " + map.name() + ": value " + index + " is function " + program
                            + ", which is not a program; give it a section of its own with SEC(...)");
                }
            }
        }
    }

    private static String license(ElfFile elf) {
        return elf.section("license").map(section -> {
            String text = new String(section.content().toArray(), StandardCharsets.UTF_8);
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }).orElse("");
    }
}
