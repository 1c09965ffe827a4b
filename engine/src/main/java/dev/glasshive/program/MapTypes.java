package dev.glasshive.program;

import java.util.List;

/// What BTF says of a map.
///
/// @param btf the types as they are loaded
/// @param key the number of the keys' type, 0 for none
/// @param value the number of the values' type
/// @param fields the parts of the values that belong to the kernel, in the order of their offsets
public record MapTypes(Bytes btf, int key, int value, List<ValueField> fields) {
    /// Copies what it is given.
    public MapTypes {
        fields = List.copyOf(fields);
    }
}
