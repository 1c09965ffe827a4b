package dev.glasshive.map;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;

/// Makes maps from their specifications, with the rules that the kernel has for each type.
public final class Maps {
    /// The most bytes that the values of one map may take.
    public static final long LIMIT = 256L << 20;

    private Maps() {}

    /// A map as `spec` says, with its initial entries.
    ///
    /// @throws MalformedProgramException if there can be no such map; the message names the map and the remedy
    public static BpfMap create(MapSpec spec) throws MalformedProgramException {
        BpfMap map = switch (spec.type()) {
            case "array" -> {
                require(spec, spec.keySize() == 4, "an array has keys of 4 bytes, not " + spec.keySize() + ": write key=4");
                yield new ArrayMap(sized(spec));
            }
            case "hash" -> {
                require(spec, spec.keySize() > 0 && spec.keySize() <= 512, "a hash has keys of 1 to 512 bytes, not " + spec.keySize());
                yield new HashTable(sized(spec));
            }
            case "prog_array" -> {
                require(spec, spec.keySize() == 4 && spec.valueSize() == 4, "a program array has keys and values of 4 bytes");
                require(spec, spec.maxEntries() > 0, "max must be at least 1");
                yield new ProgramArray(spec);
            }
            default -> throw new MalformedProgramException("map " + spec.name() + ": type " + spec.type()
                    + " is not simulated; hash, array and prog_array are");
        };
        for (MapSpec.Initial initial : spec.initial()) {
            if (initial instanceof MapSpec.ProgramEntry(int index, String program)) {
                require(spec, map instanceof ProgramArray, "program " + program + " cannot be an entry: only a prog_array holds programs");
                require(spec, index >= 0 && index < spec.maxEntries(), "entry " + index + " (program " + program
                        + ") is not in 0 to " + (spec.maxEntries() - 1) + ": raise max");
            }
            if (initial instanceof MapSpec.Entry(Bytes key, Bytes value)) {
                require(spec, key.length() == spec.keySize(), "an initial key has " + key.length() + " bytes instead of " + spec.keySize());
                require(spec, value.length() == spec.valueSize(), "an initial value has " + value.length() + " bytes instead of " + spec.valueSize());
                Errno errno = map.update(key.toArray(), value.toArray(), BpfMap.ANY);
                require(spec, errno == Errno.OK, "the initial entry " + key + " does not fit: " + errno.meaning());
            }
        }
        return map;
    }

    private static MapSpec sized(MapSpec spec) throws MalformedProgramException {
        require(spec, spec.valueSize() > 0, "values have at least 1 byte: write value=8, say");
        require(spec, spec.maxEntries() > 0, "max must be at least 1");
        require(spec, (spec.valueSize() + 7L & ~7L) * spec.maxEntries() <= LIMIT, spec.maxEntries() + " values of " + spec.valueSize()
                + " bytes, each rounded up to 8, are more than the " + (LIMIT >> 20) + " MB a map may take: lower max");
        return spec;
    }

    private static void require(MapSpec spec, boolean holds, String message) throws MalformedProgramException {
        if (!holds) {
            throw new MalformedProgramException("map " + spec.name() + ": " + message);
        }
    }
}
