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
    /// Those that [#any] chooses from.
    private final List<Integer> own = new ArrayList<>();

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
        if (own.size() < 3 && (own.isEmpty() || random.nextBoolean())) {
            own.add(specs.size());
            specs.add(fresh("m" + (own.size() - 1)));
        }
        int index = own.get(random.nextInt(own.size()));
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

    /// The index of the map called like `spec`, which is added if it is not there.
    int index(MapSpec spec) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).name().equals(spec.name())) {
                return i;
            }
        }
        specs.add(spec);
        return specs.size() - 1;
    }

    boolean isPerProcessor() {
        return specs.stream().anyMatch(spec -> spec.type().startsWith("percpu"));
    }

    List<MapSpec> specs() {
        return List.copyOf(specs);
    }
}
