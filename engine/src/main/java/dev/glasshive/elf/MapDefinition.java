package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.MapSpec.Initial;
import dev.glasshive.program.MapSpec.Mutability;
import java.util.List;

/// Turns the numbers of a map definition into a [MapSpec], or says which of them cannot be.
final class MapDefinition {
    private MapDefinition() {}

    static MapSpec of(String platform, String name, int type, int keySize, int valueSize, int maxEntries, int flags, List<Initial> initial, Mutability mutability)
            throws MalformedProgramException {
        String typeName = MapTypes.name(platform, type).orElseThrow(() -> new MalformedProgramException("map " + name + ": "
                + (type == 0 ? "the definition has no type; add __uint(type, BPF_MAP_TYPE_...)" : "type " + Integer.toUnsignedString(type) + " is unknown")));
        checkNatural(name, "key size", keySize);
        checkNatural(name, "value size", valueSize);
        checkNatural(name, "max_entries", maxEntries);
        return new MapSpec(name, typeName, keySize, valueSize, maxEntries, flags, initial, mutability);
    }

    private static void checkNatural(String name, String field, int value) throws MalformedProgramException {
        if (value < 0) {
            throw new MalformedProgramException("map " + name + ": " + field + " " + Integer.toUnsignedString(value) + " is more than " + Integer.MAX_VALUE);
        }
    }
}
