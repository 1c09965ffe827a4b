package dev.glasshive.tests.differential;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The maps of one random program, made when it first asks for one.
final class RandomMaps {
    private static final int NO_PREALLOC = 1;

    private final Random random;
    private final List<MapSpec> specs = new ArrayList<>();

    RandomMaps(Random random) {
        this.random = random;
    }

    /// What programs do with a map.
    enum Access {
        KEYED, PREFIX, PUSHED
    }

    record Choice(int index, MapSpec spec, Access access) {}

    /// A map of the program, an old one or a new one.
    Choice any() {
        if (specs.size() < 3 && (specs.isEmpty() || random.nextBoolean())) {
            specs.add(fresh("m" + specs.size()));
        }
        int index = random.nextInt(specs.size());
        MapSpec spec = specs.get(index);
        return new Choice(index, spec, switch (spec.type()) {
            case "lpm_trie" -> Access.PREFIX;
            case "queue", "stack" -> Access.PUSHED;
            default -> Access.KEYED;
        });
    }

    private MapSpec fresh(String name) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> filled(new MapSpec(name, "array", 4, 16, 3));
            case 2 -> filled(new MapSpec(name, "hash", 4, 8, 4));
            case 3 -> filled(new MapSpec(name, "hash", 8, 12, 4, NO_PREALLOC, List.of(), MapSpec.Mutability.READ_WRITE));
            // Too large to forget a key: which one Linux forgets is not laid down.
            case 4 -> new MapSpec(name, "lru_hash", 4, 8, 1024);
            case 5 -> new MapSpec(name, "percpu_array", 4, 8, 2);
            case 6 -> new MapSpec(name, "percpu_hash", 4, 8, 4);
            case 7 -> new MapSpec(name, "lpm_trie", 8, 8, 8, NO_PREALLOC, List.of(), MapSpec.Mutability.READ_WRITE);
            case 8 -> new MapSpec(name, "queue", 0, 8, 3);
            default -> new MapSpec(name, "stack", 0, 8, 3);
        };
    }

    private MapSpec filled(MapSpec empty) {
        List<MapSpec.Initial> initial = new ArrayList<>();
        for (int key = 0; key < 2; key++) {
            byte[] value = new byte[empty.valueSize()];
            random.nextBytes(value);
            byte[] keyBytes = new byte[empty.keySize()];
            keyBytes[0] = (byte) key;
            initial.add(new MapSpec.Entry(Bytes.of(keyBytes), Bytes.of(value)));
        }
        return new MapSpec(empty.name(), empty.type(), empty.keySize(), empty.valueSize(), empty.maxEntries(), empty.flags(), initial, empty.mutability());
    }

    boolean isPerProcessor() {
        return specs.stream().anyMatch(spec -> spec.type().startsWith("percpu"));
    }

    List<MapSpec> specs() {
        return List.copyOf(specs);
    }
}
