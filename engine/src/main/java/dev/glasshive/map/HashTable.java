package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `BPF_MAP_TYPE_HASH`: keys come and go, up to the maximum; a full map refuses new keys.
public final class HashTable implements BpfMap {
    private final MapSpec spec;
    private final Cells cells;
    private final Map<Bytes, Integer> index = new LinkedHashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int fresh;
    private @Nullable Saved unchanged;

    HashTable(MapSpec spec) {
        this.spec = spec;
        this.cells = new Cells(spec.maxEntries(), spec.valueSize());
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public int lookup(byte[] key) {
        return index.getOrDefault(Bytes.of(key), -1);
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags) {
        if (flags < ANY || flags > EXIST) {
            return Errno.EINVAL;
        }
        int cell = lookup(key);
        if (cell >= 0 && flags == NOEXIST) {
            return Errno.EEXIST;
        }
        if (cell < 0 && flags == EXIST) {
            return Errno.ENOENT;
        }
        if (cell < 0) {
            cell = take();
            if (cell < 0) {
                return Errno.E2BIG;
            }
            index.put(Bytes.of(key), cell);
            unchanged = null;
        }
        System.arraycopy(value, 0, cells.write(cell), 0, value.length);
        return Errno.OK;
    }

    private int take() {
        if (!free.isEmpty()) {
            return free.pop();
        }
        return fresh < cells.count() ? fresh++ : -1;
    }

    @Override
    public Errno delete(byte[] key) {
        Integer cell = index.remove(Bytes.of(key));
        if (cell == null) {
            return Errno.ENOENT;
        }
        free.push(cell);
        unchanged = null;
        return Errno.OK;
    }

    @Override
    public State save() {
        byte[][] values = cells.save();
        Saved keys = unchanged;
        Saved saved = keys == null
                ? new Saved(Map.copyOf(index), List.copyOf(index.keySet()), List.copyOf(free), fresh, values, spec.valueSize())
                : new Saved(keys.index, keys.order, keys.free, keys.fresh, values, spec.valueSize());
        unchanged = saved;
        return saved;
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        cells.restore(saved.values);
        index.clear();
        saved.order.forEach(key -> index.put(key, Objects.requireNonNull(saved.index.get(key))));
        free.clear();
        free.addAll(saved.free);
        fresh = saved.fresh;
        unchanged = saved;
    }

    /// Keys in the order of their arrival, where their values lie, and the values.
    static final class Saved implements State {
        private final Map<Bytes, Integer> index;
        private final List<Bytes> order;
        private final List<Integer> free;
        private final int fresh;
        private final byte[][] values;
        private final int valueSize;

        private Saved(Map<Bytes, Integer> index, List<Bytes> order, List<Integer> free, int fresh, byte[][] values, int valueSize) {
            this.index = index;
            this.order = order;
            this.free = free;
            this.fresh = fresh;
            this.values = values;
            this.valueSize = valueSize;
        }

        @Override
        public int size() {
            return order.size();
        }

        @Override
        public Entry entry(int position) {
            Bytes key = order.get(position);
            int cell = Objects.requireNonNull(index.get(key));
            return new Entry(cell, key, Cells.value(values, cell, valueSize));
        }
    }
}
