package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Variable;
import dev.glasshive.elf.ObjectMaps.Declared;
import dev.glasshive.elf.ObjectMaps.Place;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.MapSpec.Initial;
import dev.glasshive.program.MapSpec.Mutability;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Map definitions of section `.maps`: each is a variable of a structure whose members' types say everything.
///
/// `__uint(type, 1)` is `int (*type)[1]`: a pointer to an array whose length is the number. `__type(key, T)` is `T *key`.
final class BtfMaps {
    private static final Set<String> DESCRIBED = Set.of("hash", "array", "percpu_hash", "percpu_array", "lru_hash", "lru_percpu_hash");

    private final Section section;
    private final Btf btf;
    private final Optional<Bytes> loadable;
    private final String platform;
    private final List<String> notes;
    private final MapValues values;
    private final ValueFields parts;
    private final Map<String, Symbol> symbols = new HashMap<>();

    private BtfMaps(ElfFile elf, Section section, Btf btf, Optional<Bytes> loadable, List<CodeSection> code, String platform, List<String> notes) {
        this.section = section;
        this.btf = btf;
        this.loadable = loadable;
        this.platform = platform;
        this.notes = notes;
        this.values = new MapValues(elf, section, code);
        this.parts = new ValueFields(btf);
        for (Symbol symbol : elf.symbols()) {
            if (symbol.section() == section.index()) {
                symbols.putIfAbsent(symbol.name(), symbol);
            }
        }
    }

    static List<Declared> read(ElfFile elf, Optional<Btf> btf, Optional<Bytes> loadable, List<CodeSection> code, String platform, List<String> notes) throws MalformedProgramException {
        Section section = elf.section(".maps").orElse(null);
        if (section == null || section.size() == 0) {
            return List.of();
        }
        Btf types = btf.orElseThrow(() -> new MalformedProgramException("section .maps is described by BTF, but the file has no section .BTF; compile with -g"));
        return new BtfMaps(elf, section, types, loadable, code, platform, notes).maps();
    }

    private List<Declared> maps() throws MalformedProgramException {
        BtfType.DataSection variables = btf.dataSection(".maps").orElseThrow(() -> new MalformedProgramException(
                "BTF does not describe section .maps; compile with -g, and leave .BTF in when stripping (llvm-strip -g)"));
        List<Declared> maps = new ArrayList<>();
        for (Placement placement : variables.variables()) {
            if (!(btf.type(placement.variable()).orElse(null) instanceof Variable variable)) {
                throw new MalformedProgramException("BTF type " + placement.variable() + " is listed in section .maps but is no variable; the file is damaged");
            }
            maps.add(map(variable));
        }
        return maps;
    }

    private Declared map(Variable variable) throws MalformedProgramException {
        String name = variable.name();
        Symbol symbol = symbols.get(name);
        if (symbol == null) {
            throw new MalformedProgramException("map " + name + " is described by BTF but is no symbol of section .maps; keep the symbols when stripping (llvm-strip -g)");
        }
        if (!(btf.resolve(variable.type()).orElse(null) instanceof Composite definition)) {
            throw new MalformedProgramException("map " + name + ": its definition is not a structure; define it as struct { __uint(type, ...); ... }");
        }
        return new Declared(new Place(section.index(), symbol.value()), spec(name, definition, Optional.of(symbol)));
    }

    /// @param symbol the variable that is defined so; empty for the pattern of the maps in a map, which holds nothing
    private MapSpec spec(String name, Composite definition, Optional<Symbol> symbol) throws MalformedProgramException {
        int type = 0;
        int keySize = 0;
        int valueSize = 0;
        int maxEntries = 0;
        int flags = 0;
        List<Initial> initial = List.of();
        Optional<Composite> pattern = Optional.empty();
        for (Member member : definition.members()) {
            switch (member.name()) {
                case "type" -> type = number(name, member);
                case "max_entries" -> maxEntries = number(name, member);
                case "map_flags" -> flags = number(name, member);
                case "key_size", "key" -> keySize = size(name, member, keySize);
                case "value_size", "value" -> valueSize = size(name, member, valueSize);
                case "values" -> {
                    // what stands in a map of maps or programs is a 32-bit number, to the kernel
                    valueSize = agreed(name, "value_size", valueSize, 4);
                    if (symbol.isPresent()) {
                        initial = values.read(name, symbol.get(), member.bitOffset() / 8);
                        pattern = pattern(member);
                    }
                }
                case "pinning", "numa_node", "map_extra" -> notes.add("map " + name + ": " + member.name() + " = "
                        + Integer.toUnsignedString(number(name, member)) + " means nothing here and is left out");
                default -> throw new MalformedProgramException("map " + name + ": unknown field " + member.name()
                        + "; fields are type, key, key_size, value, value_size, max_entries, map_flags, values, pinning, numa_node, map_extra");
            }
        }
        MapSpec spec = MapDefinition.of(platform, name, type, keySize, valueSize, maxEntries, flags, initial, Mutability.READ_WRITE);
        MapSpec described = described(spec, definition);
        // libbpf calls the pattern so, too
        return pattern.isPresent() && spec.isOfMaps() ? described.holding(spec(name + ".inner", pattern.get(), Optional.empty())) : described;
    }

    /// What the maps look like whose addresses stand in the array `values`.
    private Optional<Composite> pattern(Member values) {
        return btf.resolve(values.type()).orElse(null) instanceof Array array && btf.resolve(array.element()).orElse(null) instanceof Pointer(int target)
                && btf.resolve(target).orElse(null) instanceof Composite composite ? Optional.of(composite) : Optional.empty();
    }

    /// `spec` with the types of its keys and values, where the kernel wants to know them.
    private MapSpec described(MapSpec spec, Composite definition) {
        int key = target(definition, "key");
        int value = target(definition, "value");
        if (loadable.isEmpty() || key == 0 || value == 0 || !DESCRIBED.contains(spec.type())) {
            return spec;
        }
        return spec.describedBy(new MapTypes(loadable.get(), key, value, parts.of(value)));
    }

    private int target(Composite definition, String member) {
        return definition.members().stream().filter(each -> each.name().equals(member)).findFirst()
                .map(each -> btf.resolve(each.type()).orElse(null) instanceof Pointer(int target) ? target : 0).orElse(0);
    }

    private BtfType target(String map, Member member) throws MalformedProgramException {
        if (btf.resolve(member.type()).orElse(null) instanceof Pointer pointer) {
            return pointer;
        }
        throw new MalformedProgramException("map " + map + ": field " + member.name() + " is not a pointer; write it with __uint, __type or __array");
    }

    private int number(String map, Member member) throws MalformedProgramException {
        if (target(map, member) instanceof Pointer(int target) && btf.resolve(target).orElse(null) instanceof Array array) {
            return array.count();
        }
        throw new MalformedProgramException("map " + map + ": field " + member.name() + " holds no number; write it as __uint(" + member.name() + ", N)");
    }

    private int size(String map, Member member, int known) throws MalformedProgramException {
        if (member.name().endsWith("_size")) {
            return agreed(map, member.name(), known, number(map, member));
        }
        if (target(map, member) instanceof Pointer(int target)) {
            long size = btf.sizeOf(target).orElseThrow(() -> new MalformedProgramException("map " + map + ": the type of field " + member.name() + " has no size"));
            if (size > Integer.MAX_VALUE) {
                throw new MalformedProgramException("map " + map + ": the type of field " + member.name() + " has " + size + " bytes; at most " + Integer.MAX_VALUE + " fit");
            }
            return agreed(map, member.name(), known, (int) size);
        }
        return known;
    }

    private static int agreed(String map, String field, int known, int found) throws MalformedProgramException {
        if (known != 0 && known != found) {
            throw new MalformedProgramException("map " + map + ": field " + field + " says " + found + " bytes, another field says " + known);
        }
        return found;
    }
}
