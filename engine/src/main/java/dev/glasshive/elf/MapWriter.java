package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.ElfWriter.Label;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Entry;
import dev.glasshive.program.MapSpec.MapEntry;
import dev.glasshive.program.MapSpec.Mutability;
import dev.glasshive.program.MapSpec.ProgramEntry;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes maps: definitions with their BTF into `.maps`, global variables into sections of their own.
///
/// libbpf knows the address of a value of global variables only. So an array of one entry whose value programs address becomes a section too,
/// with a symbol that keeps its name for [ObjectLoader].
final class MapWriter {
    private static final int ADDRESS = 8;
    private static final int SPIN_LOCK_HELPER = 93;
    private static final int LOCK_BYTES = 4;

    private final ProgramSet set;
    private final ElfWriter elf;
    private final BtfWriter btf;
    private final BtfCopy copies;
    private final String platform;
    private final List<String> notes;
    private final Map<Integer, String> variables;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final Map<Integer, Integer> offsets = new LinkedHashMap<>();

    MapWriter(ProgramSet set, ElfWriter elf, BtfWriter btf, BtfCopy copies, String platform, List<String> notes) {
        this.set = set;
        this.elf = elf;
        this.btf = btf;
        this.copies = copies;
        this.platform = platform;
        this.notes = notes;
        this.variables = variables(set);
    }

    /// The symbol of each map by its index: its definition's, or that of its section if it holds global variables.
    Map<Integer, Label> write() throws MalformedProgramException {
        int size = 0;
        for (int i : innerFirst()) {
            MapSpec map = set.maps().get(i);
            String section = variables.get(i);
            if (section != null) {
                labels.put(i, elf.sectionLabel(data(map, section)));
            } else {
                check(map);
                offsets.put(i, size);
                size += definitionSize(map);
            }
        }
        if (!offsets.isEmpty()) {
            definitions(size);
        }
        return labels;
    }

    /// The indices of the maps in their order, but for inner maps that come after the outer one which starts with them: libbpf makes maps in the order of the object, and wants them to be there.
    private Set<Integer> innerFirst() {
        Set<Integer> order = new LinkedHashSet<>();
        for (int i = 0; i < set.maps().size(); i++) {
            for (MapSpec.Initial initial : set.maps().get(i).initial()) {
                if (initial instanceof MapEntry(int _, String inner) && set.mapIndex(inner) >= 0) {
                    order.add(set.mapIndex(inner));
                }
            }
            order.add(i);
        }
        return order;
    }

    /// The section of global variables that holds each map which can be one, by index.
    private static Map<Integer, String> variables(ProgramSet set) {
        Set<Integer> asMaps = new HashSet<>();
        Set<Integer> asValues = new HashSet<>();
        for (Program program : set.programs()) {
            for (Instruction instruction : program.code().instructions()) {
                if (instruction instanceof LoadImm64 load) {
                    switch (load.source()) {
                        case MAP_BY_INDEX -> asMaps.add(load.low());
                        case MAP_VALUE_BY_INDEX -> asValues.add(load.low());
                        case VALUE, MAP_BY_FD, MAP_VALUE_BY_FD, VARIABLE, CODE -> { }
                    }
                }
            }
        }
        set.maps().forEach(outer -> outer.initial().forEach(i -> {
            if (i instanceof MapEntry(int _, String inner)) {
                asMaps.add(set.mapIndex(inner));
            }
        }));
        Map<Integer, String> variables = new HashMap<>();
        for (int i = 0; i < set.maps().size(); i++) {
            MapSpec map = set.maps().get(i);
            if (isOneValue(map) && isNamedAsSection(map)) {
                variables.put(i, map.name());
            } else if (isOneValue(map) && asValues.contains(i) && !asMaps.contains(i)) {
                // not .bss: libbpf takes no other section of zeros than .bss itself
                variables.put(i, (map.mutability() == Mutability.READ_ONLY ? ".rodata." : ".data.") + map.name());
            }
        }
        return variables;
    }

    private static boolean isOneValue(MapSpec map) {
        return map.type().equals("array") && map.keySize() == 4 && map.maxEntries() == 1 && map.valueSize() > 0 && map.flags() == 0
                && map.initial().size() <= 1
                && map.initial().stream().allMatch(i -> i instanceof Entry(Bytes key, Bytes value)
                        && key.equals(Bytes.ofLittleEndian(0, 4)) && value.length() == map.valueSize());
    }

    private static boolean isNamedAsSection(MapSpec map) {
        boolean frozen = map.mutability() == Mutability.READ_ONLY;
        return frozen ? map.name().startsWith(".rodata") : map.name().startsWith(".data") || map.name().startsWith(".bss");
    }

    private int data(MapSpec map, String section) {
        int index;
        if (map.initial().isEmpty() && section.startsWith(".bss")) {
            index = elf.zeros(section, map.valueSize());
        } else {
            byte[] content = map.initial().stream().map(i -> ((Entry) i).value().toArray()).findFirst().orElse(new byte[map.valueSize()]);
            index = elf.section(section, map.mutability() == Mutability.READ_ONLY ? Section.ALLOC : Section.ALLOC | Section.WRITE, 8, content);
        }
        if (!section.equals(map.name())) {
            elf.label(ObjectMaps.NAME_SYMBOL + map.name(), Symbol.Kind.NOTYPE, Symbol.Binding.LOCAL, index, 0, 0);
        }
        return index;
    }

    /// Whether map `index` stands as a section of global variables, known by the address of its value.
    boolean isVariable(int index) {
        return variables.containsKey(index);
    }

    private void check(MapSpec map) throws MalformedProgramException {
        if (map.initial().stream().anyMatch(Entry.class::isInstance)) {
            throw new MalformedProgramException("map " + map.name() + " starts with entries, which a definition in an object cannot hold; "
                    + "make it an array of one entry named .data." + map.name() + ", or fill it when it runs");
        }
        if (map.mutability() == Mutability.READ_ONLY) {
            notes.add("map " + map.name() + ": that it is read-only is not written; objects say so of sections .rodata only");
        }
        if (MapTypes.number(platform, map.type()).isEmpty()) {
            throw new MalformedProgramException("map " + map.name() + ": objects for " + platform + " know no map type " + map.type() + "; use a type that the platform has");
        }
    }

    private Map<String, Integer> numbers(MapSpec map) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("type", MapTypes.number(platform, map.type()).orElse(0));
        numbers.put("key_size", map.keySize());
        numbers.put("value_size", map.valueSize());
        numbers.put("max_entries", map.maxEntries());
        numbers.put("map_flags", map.flags());
        // a definition says nothing of what is zero
        numbers.values().removeIf(number -> number == 0);
        return numbers;
    }

    private int definitionSize(MapSpec map) {
        return (numbers(map).size() + values(map)) * ADDRESS;
    }

    /// How many addresses the definition ends with.
    private static int values(MapSpec map) {
        return map.initial().stream().mapToInt(i -> switch (i) {
            case ProgramEntry(int index, String _) -> index + 1;
            case MapEntry(int index, String _) -> index + 1;
            case Entry _ -> 0;
        }).max().orElse(0);
    }

    private void definitions(int size) throws MalformedProgramException {
        int section = elf.section(".maps", Section.ALLOC | Section.WRITE, 8, new byte[size]);
        List<Placement> placements = new ArrayList<>();
        for (Map.Entry<Integer, Integer> placed : offsets.entrySet()) {
            MapSpec map = set.maps().get(placed.getKey());
            int length = definitionSize(map);
            labels.put(placed.getKey(), elf.label(map.name(), Symbol.Kind.OBJECT, Symbol.Binding.GLOBAL, section, placed.getValue(), length));
            placements.add(new Placement(btf.variable(map.name(), definition(map)), placed.getValue(), length));
        }
        btf.dataSection(".maps", size, placements);
    }

    private int definition(MapSpec map) throws MalformedProgramException {
        Map<String, Integer> members = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> number : numbers(map).entrySet()) {
            switch (isDescribed(map) ? number.getKey() : "") {
                case "key_size" -> members.put("key", btf.pointer(key(map)));
                case "value_size" -> members.put("value", btf.pointer(value(map)));
                default -> members.put(number.getKey(), btf.pointer(btf.array(btf.integer(), number.getValue())));
            }
        }
        int size = members.size() * ADDRESS;
        if (!map.initial().isEmpty()) {
            members.put("values", btf.array(btf.pointer(switch (map.initial().getFirst()) {
                case ProgramEntry _ -> btf.prototype(List.of("ctx"));
                case MapEntry(int _, String inner) -> set.mapIndex(inner) < 0 ? 0 : definition(set.maps().get(set.mapIndex(inner)));
                case Entry _ -> 0;
            }), 0));
        }
        return btf.structure(members, size);
    }

    private boolean isDescribed(MapSpec map) {
        return map.types().isPresent() || isLocked(map);
    }

    /// Whether programs may lock values of `map`: the kernel lets nobody do that without types. Where a lock lies in values without types, only custom says: at their beginning.
    private boolean isLocked(MapSpec map) {
        return (map.type().equals("array") || map.type().equals("hash")) && map.valueSize() > LOCK_BYTES
                && set.programs().stream().flatMap(program -> program.code().instructions().stream())
                        .anyMatch(instruction -> instruction instanceof CallHelper(int id) && id == SPIN_LOCK_HELPER);
    }

    private int key(MapSpec map) throws MalformedProgramException {
        return map.types().isPresent() ? copies.copy(map.types().get().btf(), map.types().get().key()) : btf.bytes(map.keySize());
    }

    private int value(MapSpec map) throws MalformedProgramException {
        return map.types().isPresent() ? copies.copy(map.types().get().btf(), map.types().get().value()) : btf.locked(map.valueSize());
    }

    /// Puts programs and maps into the maps that start with them. Comes after the programs have symbols.
    void writeValues(Map<String, Label> programs) throws MalformedProgramException {
        for (Map.Entry<Integer, Integer> placed : offsets.entrySet()) {
            MapSpec map = set.maps().get(placed.getKey());
            Label definition = labels.get(placed.getKey());
            int start = placed.getValue() + numbers(map).size() * ADDRESS;
            for (MapSpec.Initial initial : map.initial()) {
                switch (initial) {
                    case ProgramEntry(int index, String program) -> value(map, definition, start, index, programs.get(program), program);
                    case MapEntry(int index, String inner) -> value(map, definition, start, index, labels.get(set.mapIndex(inner)), inner);
                    case Entry _ -> throw new IllegalStateException("map " + map.name() + " has passed its check with an entry");
                }
            }
        }
    }

    private void value(MapSpec map, @Nullable Label definition, int start, int index,
            @Nullable Label value, String name) throws MalformedProgramException {
        if (value == null || definition == null) {
            throw new MalformedProgramException("map " + map.name() + ": value " + index + " is " + name + ", which is not in this set; add it or remove the value");
        }
        elf.patch(definition.section(), start + (long) index * ADDRESS, Relocation.ADDRESS_64, value);
    }
}
