package dev.glasshive.cli;

import dev.glasshive.elf.ProgramTypesReader;
import dev.glasshive.elf.ValueFields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.WideSource;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.RawPrograms;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of a batch, as it stands there: a program in hexadecimal with its maps and its input. Missing fields are null.
///
/// @param progType the kernel's name in lower case; a program without one gets its input in r1 and the length in r2
/// @param insns 8-byte slots
/// @param relocs which map each wide load refers to
/// @param dataIn the packet
/// @param repeat how often to run it
/// @param expectedAttachType the number of the way the program is attached
/// @param btf the types of the program and of its maps
/// @param funcInfo where each function begins and its type, in records of `funcInfoRec` bytes
/// @param lineInfo the line of each instruction, in records of `lineInfoRec` bytes
/// @param progFlags flags of `BPF_PROG_LOAD`, which only a verifier minds
record BatchJob(@Nullable String name, @Nullable String progType, @Nullable String license, @Nullable String insns,
        @Nullable List<JobMap> maps, @Nullable List<Reloc> relocs, @Nullable String dataIn, @Nullable Integer repeat, @Nullable Integer expectedAttachType,
        @Nullable String btf, @Nullable String funcInfo, @Nullable Integer funcInfoRec, @Nullable String lineInfo, @Nullable Integer lineInfoRec,
        @Nullable Integer progFlags) {

    private static final int SLOT = 8;
    private static final int LONGEST_KEY = 512;
    private static final int READ_ONLY_FOR_PROGRAMS = 1 << 7;

    /// A map.
    ///
    /// @param init pairs of a key as a number and a value in hexadecimal
    /// @param frozen whether nobody may change it from outside any more
    /// @param btf the types of its values, where they are not the program's
    /// @param btfKeyTypeId which of them its keys have
    /// @param btfValueTypeId which of them its values have
    /// @param innerMap for maps of maps, the index of the map that those in it must resemble
    record JobMap(@Nullable String name, @Nullable String type, @Nullable Integer keySize, @Nullable Integer valueSize,
            @Nullable Integer maxEntries, @Nullable Integer mapFlags, @Nullable List<List<JsonNode>> init, @Nullable Boolean frozen,
            @Nullable String btf, @Nullable Integer btfKeyTypeId, @Nullable Integer btfValueTypeId, @Nullable Integer innerMap) {}

    /// The wide load at slot `insn` refers to map number `map`.
    record Reloc(int insn, int map) {}

    /// What the program is called.
    String title() {
        return Objects.requireNonNullElse(name, "");
    }

    /// The program with its maps, in the section that stands for the way it is attached on `platform`.
    ProgramSet programs(Platform platform) throws BadInputException, MalformedProgramException {
        byte[] bytes = hex("insns", insns);
        List<MapSpec> specs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JobMap map : orEmpty("maps", maps)) {
            specs.add(spec(map, specs.size(), names));
        }
        for (Reloc reloc : orEmpty("relocs", relocs)) {
            relocate(bytes, reloc, specs.size());
        }
        String type = Objects.requireNonNullElse(progType, "");
        int attach = Objects.requireNonNullElse(expectedAttachType, 0);
        if (platform.programType(type).isPresent() && platform.programType(type, attach).isEmpty() && attach != 0) {
            throw new BadInputException("\"expected_attach_type\" is " + attach + ", which programs of type " + type + " do not have");
        }
        String section = platform.programType(type, attach).flatMap(platform.sections()::named).orElse("");
        return RawPrograms.of("batch", RawPrograms.NAME, section, type, Objects.requireNonNullElse(license, "GPL"), bytes, specs, ByteOrder.LITTLE_ENDIAN);
    }

    /// The program as a verifier wants it: with all its faults.
    Candidate candidate() throws BadInputException, MalformedProgramException {
        byte[] bytes = hex("insns", insns);
        if (bytes.length == 0 || bytes.length % SLOT != 0) {
            throw new BadInputException("\"insns\" has " + bytes.length + " bytes; give whole slots of " + SLOT);
        }
        List<MapSpec> specs = new ArrayList<>();
        int count = orEmpty("maps", maps).size();
        for (JobMap map : orEmpty("maps", maps)) {
            MapSpec spec = spec(map, specs.size(), new HashSet<>());
            checkExists(map, spec, count);
            boolean constant = spec.mutability() == MapSpec.Mutability.READ_ONLY && Boolean.TRUE.equals(map.frozen());
            MapSpec bare = new MapSpec(Objects.requireNonNullElse(map.name(), ""), spec.type(), spec.keySize(), spec.valueSize(), spec.maxEntries(), spec.flags(),
                    spec.initial(), constant ? MapSpec.Mutability.READ_ONLY : MapSpec.Mutability.READ_WRITE).holding(Objects.requireNonNullElse(map.innerMap(), MapSpec.NONE));
            specs.add(described(bare, map));
        }
        for (Reloc reloc : orEmpty("relocs", relocs)) {
            relocate(bytes, reloc, specs.size());
        }
        Candidate bare = Candidate.of(title(), Objects.requireNonNullElse(progType, ""), Objects.requireNonNullElse(license, "GPL"), Bytes.of(bytes), specs,
                Objects.requireNonNullElse(expectedAttachType, 0)).withFlags(Objects.requireNonNullElse(progFlags, 0));
        return isMissing(btf) ? bare : bare.describedBy(ProgramTypesReader.read(Bytes.of(hex("btf", btf)), optional("func_info", funcInfo),
                Objects.requireNonNullElse(funcInfoRec, ProgramTypesReader.FUNCTION), optional("line_info", lineInfo),
                Objects.requireNonNullElse(lineInfoRec, ProgramTypesReader.LINE)));
    }

    /// A verifier never hears of maps that nobody could make.
    private static void checkExists(JobMap map, MapSpec spec, int count) throws BadInputException {
        Set<String> known = Platforms.linux().mapTypes().keySet();
        if (!known.contains(spec.type())) {
            throw new BadInputException("maps: map " + spec.name() + " is of type " + spec.type() + ", which Linux does not have; it has " + known.stream().sorted().toList());
        }
        int inner = Objects.requireNonNullElse(map.innerMap(), MapSpec.NONE);
        if (inner < MapSpec.NONE || inner >= count) {
            throw new BadInputException("maps: map " + spec.name() + " holds maps like map " + inner + " of " + count + "; \"inner_map\" counts from 0");
        }
        if (spec.valueSize() < 0) {
            throw new BadInputException("maps: map " + spec.name() + " has values of " + spec.valueSize() + " bytes; give 0 or more");
        }
    }

    private static boolean isMissing(@Nullable String digits) {
        return digits == null || digits.isEmpty();
    }

    private static Bytes optional(String field, @Nullable String digits) throws BadInputException {
        return digits == null ? Bytes.EMPTY : Bytes.of(hex(field, digits));
    }

    /// `spec` with the parts of its values that belong to the kernel, by the types of `map` itself or by the program's.
    private MapSpec described(MapSpec spec, JobMap map) throws BadInputException, MalformedProgramException {
        String types = isMissing(map.btf()) ? btf : map.btf();
        int value = Objects.requireNonNullElse(map.btfValueTypeId(), 0);
        return value == 0 || isMissing(types) ? spec
                : spec.describedBy(ValueFields.of(Bytes.of(hex("btf", types)), Objects.requireNonNullElse(map.btfKeyTypeId(), 0), value));
    }

    /// The packet, if the job names one.
    @Nullable Bytes packet() throws BadInputException {
        return dataIn == null ? null : Bytes.of(hex("data_in", dataIn));
    }

    /// How often to run it.
    int times() throws BadInputException {
        int times = Objects.requireNonNullElse(repeat, 1);
        if (times < 1 || times > Outcome.MOST_REPETITIONS) {
            throw new BadInputException("\"repeat\" is " + times + "; write 1 to " + Outcome.MOST_REPETITIONS);
        }
        return times;
    }

    private static MapSpec spec(JobMap map, int index, Set<String> names) throws BadInputException {
        if (map.type() == null) {
            throw new BadInputException("maps: map " + index + " has no \"type\"; write \"hash\", say");
        }
        String name = map.name() == null || !names.add(map.name()) ? "map" + index : map.name();
        int keySize = Objects.requireNonNullElse(map.keySize(), 4);
        if (keySize < 0 || keySize > LONGEST_KEY) {
            throw new BadInputException("maps: map " + name + " has keys of " + keySize + " bytes; give 0 to " + LONGEST_KEY);
        }
        int flags = Objects.requireNonNullElse(map.mapFlags(), 0);
        List<MapSpec.Initial> initial = new ArrayList<>();
        for (List<JsonNode> pair : orEmpty("init", map.init())) {
            if (pair.size() != 2 || !pair.get(0).isIntegralNumber() || !pair.get(1).isString()) {
                throw new BadInputException("maps: \"init\" of map " + name + " is a list of pairs [key as a number, \"value in hexadecimal\"]");
            }
            long key = pair.get(0).bigIntegerValue().longValue();
            initial.add(new MapSpec.Entry(Bytes.of(Bytes.ofLittleEndian(key, 8).toArray(), 0, keySize), Bytes.of(hex("init", pair.get(1).stringValue()))));
        }
        return new MapSpec(name, named(map.type(), Platforms.linux().mapTypes()), keySize, Objects.requireNonNullElse(map.valueSize(), 4), Objects.requireNonNullElse(map.maxEntries(), 1), flags,
                initial, (flags & READ_ONLY_FOR_PROGRAMS) == 0 ? MapSpec.Mutability.READ_WRITE : MapSpec.Mutability.READ_ONLY);
    }

    /// Points the wide load at a map: by index instead of by file descriptor, which is what is left once a descriptor is known.
    private static void relocate(byte[] bytes, Reloc reloc, int maps) throws BadInputException {
        int at = reloc.insn() * SLOT;
        if (reloc.insn() < 0 || reloc.insn() >= bytes.length / SLOT || bytes[at] != 0x18) {
            throw new BadInputException("relocs: no wide load at slot " + reloc.insn());
        }
        if (reloc.map() < 0 || reloc.map() >= maps) {
            throw new BadInputException("relocs: slot " + reloc.insn() + " refers to map " + reloc.map() + " of " + maps);
        }
        int source = bytes[at + 1] >> 4 & 0xf;
        if (source == WideSource.MAP_BY_FD.code()) {
            source = WideSource.MAP_BY_INDEX.code();
        } else if (source == WideSource.MAP_VALUE_BY_FD.code()) {
            source = WideSource.MAP_VALUE_BY_INDEX.code();
        }
        bytes[at + 1] = (byte) (source << 4 | bytes[at + 1] & 0xf);
        System.arraycopy(Bytes.ofLittleEndian(reloc.map(), 4).toArray(), 0, bytes, at + 4, 4);
    }

    /// The name that `given` is, or that has this number.
    private static String named(String given, Map<String, Integer> numbers) {
        return numbers.entrySet().stream().filter(row -> given.equals(row.getValue().toString())).map(Map.Entry::getKey).findFirst().orElse(given);
    }

    private static byte[] hex(String field, @Nullable String digits) throws BadInputException {
        if (digits == null) {
            throw new BadInputException("\"" + field + "\" is missing; give hexadecimal bytes");
        }
        try {
            return Bytes.ofHex(digits).toArray();
        } catch (IllegalArgumentException _) {
            throw new BadInputException("\"" + field + "\" is not hexadecimal; write two digits a byte");
        }
    }

    private static <T> List<T> orEmpty(String field, @Nullable List<T> list) throws BadInputException {
        if (list != null && list.stream().anyMatch(Objects::isNull)) {
            throw new BadInputException("\"" + field + "\" holds null; leave it out");
        }
        return list == null ? List.of() : list;
    }
}
