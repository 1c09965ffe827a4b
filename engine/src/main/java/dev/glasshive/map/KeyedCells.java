package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Cells that belong to keys, which come and go; it knows in what order they arrived and were last used.
///
/// What is saved is which key lives in which cell; the index over the keys is made again when a state comes back.
final class KeyedCells {
    private final Cells cells;
    private final SequencedMap<Bytes, Integer> index = new LinkedHashMap<>();
    private final SharedRow<Tenant> tenants;
    private @Nullable Free free;
    private int fresh;
    private long arrivals;
    private long uses;

    /// The key whose value lies in a cell, how many keys had come before it, and how many uses there had been before its last one.
    private record Tenant(int cell, Bytes key, long arrival, long use) {}

    /// A cell that a key has left, the last one first.
    private record Free(int cell, @Nullable Free next) {}

    KeyedCells(int count, int copies, int valueSize) {
        this.cells = new Cells(count, copies, valueSize);
        this.tenants = new SharedRow<>(count);
    }

    Cells cells() {
        return cells;
    }

    /// How many keys there are.
    int size() {
        return index.size();
    }

    boolean isFull() {
        return index.size() == cells.count();
    }

    /// How many keys have ever come.
    long arrivals() {
        return arrivals;
    }

    /// How often keys have come or been used.
    long uses() {
        return uses;
    }

    /// The keys, the one used least recently first.
    Collection<Bytes> byUse() {
        return index.sequencedKeySet();
    }

    /// The cell of `key`, or -1.
    int find(Bytes key) {
        return index.getOrDefault(key, -1);
    }

    /// The key whose value lies in `cell` or a copy of it, if one does.
    Optional<Bytes> key(int cell) {
        return Optional.ofNullable(tenants.get(cells.cell(cell))).map(Tenant::key);
    }

    /// The key that has been used least recently.
    Optional<Bytes> oldest() {
        return Optional.ofNullable(index.firstEntry()).map(Map.Entry::getKey);
    }

    /// The key that has been used most recently.
    Optional<Bytes> newest() {
        return Optional.ofNullable(index.lastEntry()).map(Map.Entry::getKey);
    }

    /// Gives `key`, which has none, a cell with `value`; there must be room.
    void add(Bytes key, byte[] value, int cpu) {
        int cell = take();
        index.put(key, cell);
        tenants.set(cell, new Tenant(cell, key, arrivals++, uses++));
        if (cells.copies() > 1) {
            cells.clear(cell);
        }
        set(cell, value, cpu);
    }

    private int take() {
        Free first = free;
        if (first != null) {
            free = first.next;
            return first.cell;
        }
        return fresh++;
    }

    void set(int cell, byte[] value, int cpu) {
        cells.put(cell, value, cpu);
    }

    /// Makes the key in `cell` the most recently used one.
    void use(int cell) {
        Tenant tenant = tenants.get(cell);
        if (tenant != null) {
            tenants.set(cell, new Tenant(cell, tenant.key, tenant.arrival, uses++));
            index.sequencedKeySet().remove(tenant.key);
            index.put(tenant.key, cell);
        }
    }

    /// Takes the cell of `key` away; false if it has none.
    boolean remove(Bytes key) {
        Integer cell = index.remove(key);
        if (cell == null) {
            return false;
        }
        tenants.set(cell, null);
        free = new Free(cell, free);
        return true;
    }

    Saved save() {
        return new Saved(tenants.freeze(), cells.save(), index.size(), free, fresh, arrivals, uses);
    }

    void restore(BpfMap.State state) {
        Saved saved = (Saved) state;
        cells.restore(saved.values);
        tenants.thaw(saved.tenants);
        index.clear();
        List<Tenant> byUse = new ArrayList<>(saved.inOrder());
        byUse.sort(Comparator.comparingLong(Tenant::use));
        byUse.forEach(tenant -> index.put(tenant.key, tenant.cell));
        free = saved.free;
        fresh = saved.fresh;
        arrivals = saved.arrivals;
        uses = saved.uses;
    }

    /// Which key lived where, in the order of their arrival, and the values.
    static final class Saved implements BpfMap.State {
        private final SharedRow.Frozen<Tenant> tenants;
        private final Cells.Saved values;
        private final int size;
        private final @Nullable Free free;
        private final int fresh;
        private final long arrivals;
        private final long uses;
        private volatile @Nullable List<Tenant> order;

        private Saved(SharedRow.Frozen<Tenant> tenants, Cells.Saved values, int size, @Nullable Free free, int fresh, long arrivals, long uses) {
            this.tenants = tenants;
            this.values = values;
            this.size = size;
            this.free = free;
            this.fresh = fresh;
            this.arrivals = arrivals;
            this.uses = uses;
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
        public BpfMap.Entry entry(int position) {
            Tenant tenant = inOrder().get(position);
            return new BpfMap.Entry(tenant.cell, tenant.key, values.value(tenant.cell));
        }
    }
}
