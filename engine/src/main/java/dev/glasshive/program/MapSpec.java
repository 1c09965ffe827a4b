package dev.glasshive.program;

import java.util.List;

/// What a program says of a map before it exists.
///
/// @param type the kernel's name in lower case: `hash`, `array`, `prog_array`, `lru_hash` ...
/// @param keySize bytes
/// @param valueSize bytes
/// @param flags as in `BPF_MAP_CREATE`
/// @param initial contents from the start
/// @param mutability whether programs may write
/// @param typed whether BTF describes its values
/// @param fields the parts of its values that belong to the kernel, in the order of their offsets
public record MapSpec(String name, String type, int keySize, int valueSize, int maxEntries, int flags,
        List<Initial> initial, Mutability mutability, boolean typed, List<ValueField> fields) {

    /// Copies what it is given.
    public MapSpec {
        initial = List.copyOf(initial);
        fields = List.copyOf(fields);
    }

    /// A map of whose values nothing belongs to the kernel.
    public MapSpec(String name, String type, int keySize, int valueSize, int maxEntries, int flags, List<Initial> initial, Mutability mutability) {
        this(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, false, List.of());
    }

    /// An empty map that programs may write.
    public MapSpec(String name, String type, int keySize, int valueSize, int maxEntries) {
        this(name, type, keySize, valueSize, maxEntries, 0, List.of(), Mutability.READ_WRITE);
    }

    /// This with values that BTF describes, in which `other` fields belong to the kernel.
    public MapSpec withFields(List<ValueField> other) {
        return new MapSpec(name, type, keySize, valueSize, maxEntries, flags, initial, mutability, true, other);
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
