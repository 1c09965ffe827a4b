package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.Arrays;
import java.util.Optional;

/// What a map holds that nobody can change any more: its contents are constants.
final class FrozenMaps {
    private FrozenMaps() {}

    /// The number at `offset` of the value that `pointer` leads to, if it is known.
    static Optional<Long> read(Analysis analysis, int map, Pointer pointer, long offset, int size) {
        MapSpec spec = analysis.map(map);
        if (spec.mutability() != MapSpec.Mutability.READ_ONLY || !pointer.isFixed() || !spec.type().equals("array") || spec.maxEntries() != 1) {
            return Optional.empty();
        }
        byte[] value = contents(spec);
        long number = 0;
        for (int i = size - 1; i >= 0; i--) {
            number = number << 8 | value[(int) (offset + pointer.variable().value()) + i] & 0xff;
        }
        return Optional.of(number);
    }

    /// The one value of a map.
    static byte[] contents(MapSpec spec) {
        byte[] value = new byte[spec.valueSize()];
        for (MapSpec.Initial initial : spec.initial()) {
            if (initial instanceof MapSpec.Entry entry) {
                value = Arrays.copyOf(entry.value().toArray(), value.length);
            }
        }
        return value;
    }
}
