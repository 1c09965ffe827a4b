package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `BPF_MAP_TYPE_ARRAY_OF_MAPS` and `BPF_MAP_TYPE_HASH_OF_MAPS`: other maps by number. Programs can look them up, not change which they are.
public final class MapOfMaps implements BpfMap {
    private final MapSpec spec;
    private final ByteOrder order;
    private final Map<Integer, String> inner = new TreeMap<>();

    MapOfMaps(MapSpec spec, ByteOrder order) {
        this.spec = spec;
        this.order = order;
        for (MapSpec.Initial initial : spec.initial()) {
            if (initial instanceof MapSpec.MapEntry(int at, String map)) {
                inner.put(at, map);
            }
        }
    }

    /// The name of the map under `key`.
    public Optional<String> inner(byte[] key) {
        return Optional.ofNullable(inner.get((int) Bytes.of(key).toNumber(order)));
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return new Cells(0, 1, spec.valueSize());
    }

    @Override
    public int lookup(byte[] key) {
        return inner(key).isPresent() ? (int) Bytes.of(key).toNumber(order) : -1;
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> value(Bytes key) {
        return inner(key.toArray()).map(name -> Bytes.of(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
        return Errno.EINVAL;
    }

    @Override
    public Errno delete(byte[] key) {
        return Errno.EINVAL;
    }

    @Override
    public State save() {
        return new Saved(List.copyOf(inner.entrySet()), order);
    }

    @Override
    public void restore(State state) {
        // Programs cannot change it, so every state is the same.
    }

    /// Maps by number.
    static final class Saved implements State {
        private final List<Map.Entry<Integer, String>> maps;
        private final ByteOrder order;

        private Saved(List<Map.Entry<Integer, String>> maps, ByteOrder order) {
            this.order = order;
            this.maps = maps;
        }

        @Override
        public int size() {
            return maps.size();
        }

        @Override
        public Entry entry(int position) {
            Map.Entry<Integer, String> map = maps.get(position);
            return new Entry(map.getKey(), Bytes.of(map.getKey(), 4, order), Bytes.of(map.getValue().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
