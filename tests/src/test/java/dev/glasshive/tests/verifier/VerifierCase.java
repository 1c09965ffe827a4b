package dev.glasshive.tests.verifier;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.elf.ProgramTypesReader;
import dev.glasshive.elf.ValueFields;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program from a `.cases` file: `== name`, then assembly. A line `-- slot N HEX` puts other bytes at slot N, so that code can be wrong in ways that no assembler writes;
/// `-- attach N` and `-- flags N` set how it is loaded; `-- type T` its program type; after `-- inner N M`, map N holds maps like map M;
/// after `-- constant N HEX`, map N holds these bytes and nobody can change them. `-- privilege NAME` loads it as somebody else than root.
///
/// Lines `-- btf HEX`, `-- func_info HEX` and `-- line_info HEX` bring types; `-- values MAP KEY VALUE` says which types the keys and values of a map have.
public record VerifierCase(String file, String name, Candidate candidate, Map<String, List<Integer>> types, Privilege privilege) {
    private static final Path FOLDER = Path.of("src/test/resources/verifier");
    private static final int READ_ONLY_FOR_PROGRAMS = 0x80;
    private static final HelperNames HELPERS =
            HelperNames.of(Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    /// A case that root loads.
    VerifierCase(String file, String name, Candidate candidate, Map<String, List<Integer>> types) {
        this(file, name, candidate, types, Privilege.ROOT);
    }

    /// Every case of every file, in the order of their names.
    public static List<VerifierCase> all() throws IOException {
        List<VerifierCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".cases")).sorted().toList()) {
                cases.addAll(in(file));
            }
        }
        return cases;
    }

    private static List<VerifierCase> in(Path file) throws IOException {
        List<VerifierCase> cases = new ArrayList<>();
        String name = "";
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("== ")) {
                if (!name.isEmpty()) {
                    cases.add(of(file, name, lines));
                }
                name = line.substring(3).strip();
                lines.clear();
            } else if (!name.isEmpty()) {
                lines.add(line);
            }
        }
        cases.add(of(file, name, lines));
        return cases;
    }

    static VerifierCase of(Path file, String name, List<String> lines) {
        String where = file.getFileName() + ": " + name;
        String text = lines.stream().filter(line -> !line.startsWith("-- ")).collect(Collectors.joining("\n"));
        Assembly assembly = Assembler.assemble(text, where, HELPERS);
        ProgramSet set = assembly.programs().orElseThrow(() -> new IllegalArgumentException(where + ": " + assembly.diagnostics()));
        Program program = set.programs().getFirst();
        Platform linux = Platforms.linux();
        int attachType = linux.programType(program.type(), program.section()).map(ProgramType::attachId).orElse(0);
        Candidate candidate = Candidate.of(set, program);
        int flags = 0;
        String type = candidate.type();
        List<MapSpec> maps = new ArrayList<>(candidate.maps());
        List<Fields> slots = new ArrayList<>(candidate.slots());
        for (String line : lines) {
            if (line.startsWith("-- slot ")) {
                String[] words = line.split(" ", 4);
                ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(words[3].replace(" ", ""))).order(ByteOrder.LITTLE_ENDIAN);
                slots.set(Integer.parseInt(words[2]), Fields.read(bytes, 0));
            } else if (line.startsWith("-- attach ")) {
                attachType = Integer.parseInt(line.substring(10).strip());
            } else if (line.startsWith("-- flags ")) {
                flags = Integer.parseInt(line.substring(9).strip());
            } else if (line.startsWith("-- type ")) {
                type = line.substring(8).strip();
            } else if (line.startsWith("-- constant ")) {
                String[] words = line.split(" ", 4);
                maps.set(Integer.parseInt(words[2]), constant(maps.get(Integer.parseInt(words[2])), HexFormat.of().parseHex(words[3].strip())));
            } else if (line.startsWith("-- inner ")) {
                String[] words = line.split(" ", 4);
                maps.set(Integer.parseInt(words[2]), maps.get(Integer.parseInt(words[2])).holding(Integer.parseInt(words[3].strip())));
            }
        }
        Candidate bare = new Candidate(candidate.name(), type, set.license().isEmpty() ? "GPL" : set.license(), slots, maps, attachType, flags,
                candidate.source(), Optional.empty());
        try {
            return described(file.getFileName().toString(), name, bare, lines);
        } catch (MalformedProgramException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static VerifierCase described(String file, String name, Candidate bare, List<String> lines) throws MalformedProgramException {
        Bytes btf = bytes(lines, "-- btf ");
        Map<String, List<Integer>> types = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith("-- values ")) {
                String[] words = line.split(" ", -1);
                types.put(words[2], List.of(Integer.parseInt(words[3]), Integer.parseInt(words[4])));
            }
        }
        if (btf.length() == 0) {
            return new VerifierCase(file, name, bare, types, privilege(lines));
        }
        List<MapSpec> maps = new ArrayList<>();
        for (MapSpec map : bare.maps()) {
            List<Integer> ids = types.get(map.name());
            maps.add(ids == null ? map : map.describedBy(ValueFields.of(btf, ids.get(0), ids.get(1))));
        }
        Candidate known = new Candidate(bare.name(), bare.type(), bare.license(), bare.slots(), maps, bare.attachType(), bare.flags(), bare.source(),
                Optional.of(ProgramTypesReader.read(btf, bytes(lines, "-- func_info "), ProgramTypesReader.FUNCTION, bytes(lines, "-- line_info "), ProgramTypesReader.LINE)));
        return new VerifierCase(file, name, known, types, privilege(lines));
    }

    private static Privilege privilege(List<String> lines) {
        String directive = "-- privilege ";
        return lines.stream().filter(line -> line.startsWith(directive)).findFirst()
                .map(line -> Privilege.valueOf(line.substring(directive.length()).strip().toUpperCase(Locale.ROOT))).orElse(Privilege.ROOT);
    }

    private static Bytes bytes(List<String> lines, String directive) {
        return lines.stream().filter(line -> line.startsWith(directive)).findFirst().map(line -> Bytes.ofHex(line.substring(directive.length()).strip())).orElse(Bytes.EMPTY);
    }

    private String typesJson() {
        return candidate.types().map(given -> ",\"btf\":\"" + given.btf().toHex() + "\",\"func_info\":\"" + given.functions().bytes().toHex()
                + "\",\"line_info\":\"" + given.lines().bytes().toHex() + "\"").orElse("");
    }

    private String typesJson(MapSpec map) {
        List<Integer> ids = types.get(map.name());
        return ids == null ? "" : ",\"btf_key_type_id\":" + ids.get(0) + ",\"btf_value_type_id\":" + ids.get(1);
    }

    /// How it is judged.
    Options options() {
        return new Options(privilege, Options.VERBOSE.logLevel());
    }

    private static MapSpec constant(MapSpec map, byte[] value) {
        MapSpec.Entry entry = new MapSpec.Entry(Bytes.of(new byte[map.keySize()]), Bytes.of(value));
        return new MapSpec(map.name(), map.type(), map.keySize(), map.valueSize(), map.maxEntries(), map.flags(), List.of(entry),
                (map.flags() & READ_ONLY_FOR_PROGRAMS) == 0 ? MapSpec.Mutability.READ_WRITE : MapSpec.Mutability.READ_ONLY);
    }

    private static String contents(MapSpec map) {
        return map.initial().stream().filter(MapSpec.Entry.class::isInstance).map(MapSpec.Entry.class::cast)
                .map(entry -> ",\"frozen\":true,\"init\":[[0,\"" + HexFormat.of().formatHex(entry.value().toArray()) + "\"]]").collect(Collectors.joining());
    }

    /// The line of a batch that is this case, as the command line and the kernel's tools take it.
    String toJson() {
        ByteBuffer code = ByteBuffer.allocate(candidate.slots().size() * Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        List<String> relocations = new ArrayList<>();
        for (int i = 0; i < candidate.slots().size(); i++) {
            Fields fields = candidate.slots().get(i);
            boolean map = fields.opcode() == 0x18 && (fields.src() == 5 || fields.src() == 6);
            if (map) {
                relocations.add("{\"insn\":" + i + ",\"map\":" + fields.imm() + "}");
                fields = new Fields(fields.opcode(), fields.dst(), fields.src() - 4, fields.offset(), 0);
            }
            fields.write(code, 1);
        }
        String maps = candidate.maps().stream().map(map -> "{\"name\":\"" + map.name() + "\",\"type\":\"" + map.type() + "\",\"key_size\":" + map.keySize() + ",\"value_size\":"
                + map.valueSize() + ",\"max_entries\":" + map.maxEntries() + ",\"map_flags\":" + map.flags()
                + (map.inner() == MapSpec.NONE ? "" : ",\"inner_map\":" + map.inner()) + contents(map) + typesJson(map) + "}").collect(Collectors.joining(","));
        return "{\"name\":\"" + file + ": " + name + "\",\"prog_type\":\"" + candidate.type() + "\",\"license\":\"" + candidate.license() + "\",\"insns\":\""
                + HexFormat.of().formatHex(code.array()) + "\",\"maps\":[" + maps + "],\"relocs\":[" + String.join(",", relocations) + "],\"expected_attach_type\":"
                + candidate.attachType() + (candidate.flags() == 0 ? "" : ",\"prog_flags\":" + candidate.flags()) + typesJson()
                + (privilege == Privilege.ROOT ? "" : ",\"privilege\":\"" + privilege.name().toLowerCase(Locale.ROOT) + "\"") + "}";
    }

    /// Prints every case as a line of a batch.
    public static void main(String... arguments) throws IOException {
        for (VerifierCase each : all()) {
            System.out.println(each.toJson());
        }
    }
}
