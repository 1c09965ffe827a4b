package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `BPF_MAP_TYPE_HASH` and its kin: keys come and go, up to the maximum. A full hash refuses new keys; a full LRU hash forgets the key that has
/// gone unused the longest.
///
/// Linux keeps its LRU lists by processor and in batches, so there the forgotten key is only about the least recently used one.
public final class HashTable implements BpfMap {
    private final MapSpec spec;
    private final KeyedCells keys;
    private final boolean forgets;

    /// A table that `forgets` old keys when it is full, or refuses new ones.
    HashTable(MapSpec spec, int copies, boolean forgets) {
        this.spec = spec;
        this.keys = new KeyedCells(spec.maxEntries(), copies, spec.valueSize());
        this.forgets = forgets;
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return keys.cells();
    }

    @Override
    public int lookup(byte[] key) {
        return keys.find(Bytes.of(key));
    }

    /// The cell of the value under the key whose bytes are those of `number`, least significant first, or -1, where keys have at most 8 bytes.
    public int lookup(long number) {
        return keys.find(number);
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return keys.key(cell);
    }

    @Override
    public void used(int cell) {
        if (forgets) {
            keys.use(cell);
        }
    }

    @Override
    public Optional<Bytes> displaced(byte[] key) {
        return forgets && keys.isFull() && lookup(key) < 0 ? keys.oldest() : Optional.empty();
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
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
        if (cell >= 0) {
            keys.set(cell, value, cpu);
            if (forgets || !spec.type().startsWith("percpu")) {
                keys.use(cell);
            }
            return Errno.OK;
        }
        displaced(key).ifPresent(keys::remove);
        if (keys.isFull()) {
            return Errno.E2BIG;
        }
        keys.add(Bytes.of(key), value, cpu);
        return Errno.OK;
    }

    @Override
    public Errno delete(byte[] key) {
        return keys.remove(Bytes.of(key)) ? Errno.OK : Errno.ENOENT;
    }

    /// Changes with every key that comes, goes or is replaced.
    long version() {
        return keys.uses() << 32 | keys.size();
    }

    /// Every entry: bucket after bucket, and the newest first in each, where Linux puts it in front.
    List<HashWalk.Stop> inBuckets(int seed) {
        int buckets = spec.maxEntries() == 1 ? 1 : Integer.highestOneBit(spec.maxEntries() - 1) << 1;
        List<HashWalk.Stop> stops = new ArrayList<>();
        keys.byUse().forEach(key -> stops.add(new HashWalk.Stop(BucketHash.bucket(key.toArray(), seed, buckets), key)));
        Collections.reverse(stops);
        stops.sort(Comparator.comparingInt(HashWalk.Stop::bucket));
        return List.copyOf(stops);
    }

    @Override
    public State save() {
        return keys.save();
    }

    @Override
    public void restore(State state) {
        keys.restore(state);
    }
}
