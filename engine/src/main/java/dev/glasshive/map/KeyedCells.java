package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cells that belong to keys, which come and go; it knows in what order they arrived and were last used.
///
/// Everything lies in rows that saved states share, the index over the keys, too, so that going back costs as little with a million keys as with one.
final class KeyedCells {
    private static final int NONE = -1;
    private static final int TENANT_BYTES = 80;
    private static final int LINK_BYTES = 32;

    private final Cells cells;
    private final SharedRow<Tenant> tenants;
    private final SharedRow<Link> index;
    private final int buckets;
    private @Nullable Free free;
    private int fresh;
    private long arrivals;
    private long uses;
    private int size;
    private int oldest = NONE;
    private int newest = NONE;

    /// The key whose value lies in a cell, how many keys had come before it, and the cells of the keys last used just before and just after it.
    private record Tenant(int cell, Bytes key, long arrival, int older, int newer) {}

    /// A key of those with the same hash.
    ///
    /// @param number its first 8 bytes
    private record Link(Bytes key, long number, int cell, @Nullable Link next) {}

    /// A cell that a key has left, the last one first.
    private record Free(int cell, @Nullable Free next) {}

    KeyedCells(int count, int copies, int valueSize) {
        this.cells = new Cells(count, copies, valueSize);
        this.tenants = new SharedRow<>(count);
        this.buckets = Integer.highestOneBit(count);
        this.index = new SharedRow<>(buckets);
    }

    Cells cells() {
        return cells;
    }

    /// How many keys there are.
    int size() {
        return size;
    }

    boolean isFull() {
        return size == cells.count();
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
    List<Bytes> byUse() {
        List<Bytes> keys = new ArrayList<>(size);
        int cell = oldest;
        while (cell != NONE) {
            Tenant tenant = Objects.requireNonNull(tenants.get(cell));
            keys.add(tenant.key);
            cell = tenant.newer;
        }
        return keys;
    }

    /// The cell of `key`, or -1.
    int find(Bytes key) {
        Link link = index.get(bucket(key));
        while (link != null && !link.key.equals(key)) {
            link = link.next;
        }
        return link == null ? NONE : link.cell;
    }

    /// The cell of the key whose bytes are those of `number`, or -1, where all keys have the same length of at most 8 bytes.
    int find(long number) {
        Link link = index.get(bucket(number));
        while (link != null && link.number != number) {
            link = link.next;
        }
        return link == null ? NONE : link.cell;
    }

    private int bucket(Bytes key) {
        return bucket(key.length() <= Long.BYTES ? key.toLittleEndian() : key.hashCode());
    }

    /// Short keys, which most are, are numbers, and soon multiplied; so much cannot be said of a hash of bytes.
    private int bucket(long number) {
        return (int) (number * 0x9e37_79b9_7f4a_7c15L >>> 32) & buckets - 1;
    }

    /// The key whose value lies in `cell` or a copy of it, if one does.
    Optional<Bytes> key(int cell) {
        return cell < 0 ? Optional.empty() : Optional.ofNullable(tenants.get(cells.cell(cell))).map(Tenant::key);
    }

    /// The key that has been used least recently.
    Optional<Bytes> oldest() {
        return key(oldest);
    }

    /// The key that has been used most recently.
    Optional<Bytes> newest() {
        return key(newest);
    }

    /// Gives `key`, which has none, a cell with `value`; there must be room.
    void add(Bytes key, byte[] value, int cpu) {
        int cell = take();
        int bucket = bucket(key);
        index.set(bucket, new Link(key, key.toLittleEndian(), cell, index.get(bucket)));
        size++;
        append(new Tenant(cell, key, arrivals++, NONE, NONE));
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
        if (tenant != null && cell != newest) {
            takeOut(tenant);
            append(tenant);
        }
    }

    /// Makes `tenant` the most recently used one.
    private void append(Tenant tenant) {
        uses++;
        tenants.set(tenant.cell, new Tenant(tenant.cell, tenant.key, tenant.arrival, newest, NONE));
        join(newest, tenant.cell);
        newest = tenant.cell;
        oldest = oldest == NONE ? tenant.cell : oldest;
    }

    private void takeOut(Tenant tenant) {
        join(tenant.older, tenant.newer);
        Tenant newer = tenants.get(Math.max(tenant.newer, 0));
        if (tenant.newer == NONE) {
            newest = tenant.older;
        } else if (newer != null) {
            tenants.set(newer.cell, new Tenant(newer.cell, newer.key, newer.arrival, tenant.older, newer.newer));
        }
        oldest = oldest == tenant.cell ? tenant.newer : oldest;
    }

    private void join(int before, int after) {
        Tenant tenant = before == NONE ? null : tenants.get(before);
        if (tenant != null) {
            tenants.set(before, new Tenant(before, tenant.key, tenant.arrival, tenant.older, after));
        }
    }

    /// Takes the cell of `key` away; false if it has none.
    boolean remove(Bytes key) {
        int cell = find(key);
        Tenant tenant = cell == NONE ? null : tenants.get(cell);
        if (tenant == null) {
            return false;
        }
        index.set(bucket(key), without(index.get(bucket(key)), cell));
        size--;
        takeOut(tenant);
        tenants.set(cell, null);
        free = new Free(cell, free);
        return true;
    }

    /// Chains are short, but somebody may choose keys that make them long, so this is no recursion.
    private static @Nullable Link without(@Nullable Link chain, int cell) {
        Link kept = null;
        for (Link link = chain; link != null; link = link.next) {
            if (link.cell != cell) {
                kept = new Link(link.key, link.number, link.cell, kept);
            }
        }
        return kept;
    }

    Saved save() {
        return new Saved(tenants.freeze(), index.freeze(), cells.save(), size, oldest, newest, free, fresh, arrivals, uses);
    }

    void restore(BpfMap.State state) {
        Saved saved = (Saved) state;
        cells.restore(saved.values);
        tenants.thaw(saved.tenants);
        index.thaw(saved.index);
        size = saved.size;
        oldest = saved.oldest;
        newest = saved.newest;
        free = saved.free;
        fresh = saved.fresh;
        arrivals = saved.arrivals;
        uses = saved.uses;
    }

    /// Which key lived where, in the order of their arrival, and the values.
    static final class Saved implements BpfMap.State {
        private final SharedRow.Frozen<Tenant> tenants;
        private final SharedRow.Frozen<Link> index;
        private final Cells.Saved values;
        private final int size;
        private final int oldest;
        private final int newest;
        private final @Nullable Free free;
        private final int fresh;
        private final long arrivals;
        private final long uses;
        private volatile @Nullable List<Tenant> order;

        private Saved(SharedRow.Frozen<Tenant> tenants, SharedRow.Frozen<Link> index, Cells.Saved values, int size, int oldest, int newest, @Nullable Free free,
                int fresh, long arrivals, long uses) {
            this.tenants = tenants;
            this.index = index;
            this.values = values;
            this.size = size;
            this.oldest = oldest;
            this.newest = newest;
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
        public long bytesBeyond(BpfMap.State earlier) {
            Saved then = (Saved) earlier;
            return values.bytesBeyond(then.values) + tenants.bytesBeyond(then.tenants, _ -> TENANT_BYTES) + index.bytesBeyond(then.index, _ -> LINK_BYTES);
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
