package dev.glasshive.program;

import java.util.List;
import java.util.Optional;

/// What a program says of a map before it exists.
///
/// @param type the kernel's name in lower case: `hash`, `array`, `prog_array`, `lru_hash` ...
/// @param keySize bytes
/// @param valueSize bytes
/// @param flags as in `BPF_MAP_CREATE`
/// @param initial contents from the start
/// @param mutability whether programs may write
/// @param types what BTF says of its keys and values, if it says anything
/// @param inner for maps of maps, the index of the map that those it holds must resemble; else [#NONE]
/// @param template for maps of maps, what that map looks like where it is none of the program's
public record MapSpec(String name, String type, int keySize, int valueSize, int maxEntries, int flags,
        List<Initial> initial, Mutability mutability, Optional<MapTypes> types, int inner, Optional<MapSpec> template) {
    /// There is no template.
    public static final int NONE = -1;

    /// Copies what it is given.
    public MapSpec {
        initial = List.copyOf(initial);
    }

    /// A map without types and without a template for the maps in it.
    public MapSpec(String name, String type, int keySize, int valueSize, int maxEntries, int flags, List<Initial> initial, Mutability mutability) {
        this(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, Optional.empty(), NONE, Optional.empty());
    }

    /// An empty map that programs may write.
    public MapSpec(String name, String type, int keySize, int valueSize, int maxEntries) {
        this(name, type, keySize, valueSize, maxEntries, 0, List.of(), Mutability.READ_WRITE);
    }

    /// The parts of its values that belong to the kernel, in the order of their offsets.
    public List<ValueField> fields() {
        return types.map(MapTypes::fields).orElse(List.of());
    }

    /// This without types and template, which runs do not need.
    MapSpec untyped() {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, initial, mutability);
    }

    /// This, described by `other`.
    public MapSpec describedBy(MapTypes other) {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, Optional.of(other), inner, template);
    }

    /// This as a map of maps that resemble the one with the index `template`.
    public MapSpec holding(int template) {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, types, template, Optional.empty());
    }

    /// This as a map of maps that resemble `other`, which is no map of the program.
    public MapSpec holding(MapSpec other) {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, types, NONE, Optional.of(other));
    }

    /// This with other contents.
    public MapSpec filledWith(List<Initial> others) {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, others, mutability, types, inner, template);
    }

    /// This with values of `bytes` bytes.
    public MapSpec withValueSize(int bytes) {
        return new MapSpec(name, type, keySize, bytes, maxEntries, flags, initial, mutability, types, inner, template);
    }

    /// Whether it holds maps.
    public boolean isOfMaps() {
        return type.endsWith("_of_maps");
    }

    /// Whether programs may write.
    public enum Mutability {
        READ_WRITE, READ_ONLY
    }

    /// An entry that is there before the first run.
    public sealed interface Initial {}

    /// Bytes under a key: global data, or `init` of a batch.
    public record Entry(Bytes key, Bytes value) implements Initial {}

    /// A program in a program array.
    public record ProgramEntry(int index, String program) implements Initial {}

    /// A map in a map of maps.
    public record MapEntry(int index, String map) implements Initial {}
}
