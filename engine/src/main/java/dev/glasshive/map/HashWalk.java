package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A walk through a hash in the order of the kernel's buckets; immutable, and good for a map that changes meanwhile.
///
/// Entries that go before the walk reaches them are left out. New ones are met if they come into a bucket that the walk has not entered.
public final class HashWalk {
    /// `BPF_F_ZERO_SEED`.
    private static final int ZERO_SEED = 64;

    private final int seed;
    private final List<Stop> stops;
    private final int at;
    private final long version;

    /// An entry in its bucket.
    record Stop(int bucket, Bytes key) {}

    private HashWalk(int seed, List<Stop> stops, int at, long version) {
        this.seed = seed;
        this.stops = stops;
        this.at = at;
        this.version = version;
    }

    /// A walk that stands on the first entry.
    ///
    /// @param seed of the map, which Linux draws when it makes it; not used by a map made with `BPF_F_ZERO_SEED`
    public static HashWalk start(HashTable table, int seed) {
        int used = (table.spec().flags() & ZERO_SEED) != 0 ? 0 : seed;
        return new HashWalk(used, table.inBuckets(used), 0, table.version());
    }

    /// The key that it stands on, unless it is through.
    public Optional<Bytes> key() {
        return at < stops.size() ? Optional.of(stops.get(at).key) : Optional.empty();
    }

    /// The walk on the next entry that `table` has.
    public HashWalk next(HashTable table) {
        if (table.version() == version) {
            return new HashWalk(seed, stops, at + 1, version);
        }
        int bucket = stops.get(at).bucket;
        List<Stop> rest = new ArrayList<>();
        for (Stop stop : stops.subList(at + 1, stops.size())) {
            if (stop.bucket == bucket && table.lookup(stop.key.toArray()) >= 0) {
                rest.add(stop);
            }
        }
        table.inBuckets(seed).stream().filter(stop -> stop.bucket > bucket).forEach(rest::add);
        return new HashWalk(seed, List.copyOf(rest), 0, table.version());
    }
}
