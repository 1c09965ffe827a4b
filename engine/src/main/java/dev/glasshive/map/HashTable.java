package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `BPF_MAP_TYPE_HASH`: keys come and go, up to the maximum; a full map refuses new keys.
///
/// What is saved is which key lives in which cell; the index over the keys is made again when a state comes back.
public final class HashTable implements BpfMap {
    private final MapSpec spec;
    private final Cells cells;
    private final Map<Bytes, Integer> index = new HashMap<>();
    private final SharedRow<Tenant> tenants;
    private @Nullable Free free;
    private int fresh;
    private long arrivals;

    /// The key whose value lies in a cell, and how many keys had come before it.
    private record Tenant(int cell, Bytes key, long arrival) {}

    /// A cell that a key has left, the last one first.
    private record Free(int cell, @Nullable Free next) {}

    HashTable(MapSpec spec) {
        this.spec = spec;
        this.cells = new Cells(spec.maxEntries(), spec.valueSize());
        this.tenants = new SharedRow<>(spec.maxEntries());
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
    public Optional<Bytes> key(int cell) {
        return Optional.ofNullable(tenants.get(cell)).map(Tenant::key);
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
            Bytes kept = Bytes.of(key);
            index.put(kept, cell);
            tenants.set(cell, new Tenant(cell, kept, arrivals++));
        }
        System.arraycopy(value, 0, cells.write(cell), 0, value.length);
        return Errno.OK;
    }

    private int take() {
        Free first = free;
        if (first != null) {
            free = first.next;
            return first.cell;
        }
        return fresh < cells.count() ? fresh++ : -1;
    }

    @Override
    public Errno delete(byte[] key) {
        Integer cell = index.remove(Bytes.of(key));
        if (cell == null) {
            return Errno.ENOENT;
        }
        tenants.set(cell, null);
        free = new Free(cell, free);
        return Errno.OK;
    }

    @Override
    public State save() {
        return new Saved(tenants.freeze(), cells.save(), index.size(), free, fresh, arrivals);
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        cells.restore(saved.values);
        tenants.thaw(saved.tenants);
        index.clear();
        saved.inOrder().forEach(tenant -> index.put(tenant.key, tenant.cell));
        free = saved.free;
        fresh = saved.fresh;
        arrivals = saved.arrivals;
    }

    /// Which key lived where, in the order of their arrival, and the values.
    static final class Saved implements State {
        private final SharedRow.Frozen<Tenant> tenants;
        private final Cells.Saved values;
        private final int size;
        private final @Nullable Free free;
        private final int fresh;
        private final long arrivals;
        private volatile @Nullable List<Tenant> order;

        private Saved(SharedRow.Frozen<Tenant> tenants, Cells.Saved values, int size, @Nullable Free free, int fresh, long arrivals) {
            this.tenants = tenants;
            this.values = values;
            this.size = size;
            this.free = free;
            this.fresh = fresh;
            this.arrivals = arrivals;
        }

        private List<Tenant> inOrder() {
            List<Tenant> known = order;
            if (known != null) {
                return known;
            }
            List<Tenant> found = new ArrayList<>(size);
            for (int cell = 0; cell < fresh; cell++) {
                Tenant tenant = tenants.get(cell);
                if (tenant != null) {
                    found.add(tenant);
                }
            }
            found.sort(Comparator.comparingLong(Tenant::arrival));
            order = found;
            return found;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Entry entry(int position) {
            Tenant tenant = inOrder().get(position);
            return new Entry(tenant.cell, tenant.key, values.value(tenant.cell));
        }
    }
}
