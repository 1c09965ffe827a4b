package dev.glasshive.verifier.domain;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// The edges of a sparse graph, sorted by where they start and then by where they lead; copies share them until one of them writes.
/// Few variables are related, so that going over all edges costs less than lists for each vertex.
final class Edges {
    private static final long[] NONE = {};

    private long[] keys;
    private long[] weights;
    private int size;
    private boolean shared;

    Edges() {
        this(NONE, NONE, 0, false);
    }

    private Edges(long[] keys, long[] weights, int size, boolean shared) {
        this.keys = keys;
        this.weights = weights;
        this.size = size;
        this.shared = shared;
    }

    Edges copy() {
        shared = true;
        return new Edges(keys, weights, size, true);
    }

    int size() {
        return size;
    }

    /// What edges are sorted by.
    long key(int index) {
        return keys[index];
    }

    int from(int index) {
        return (int) (keys[index] >>> 32);
    }

    int to(int index) {
        return (int) keys[index];
    }

    long weight(int index) {
        return weights[index];
    }

    /// The weight of the edge, or `Long.MAX_VALUE` where there is none.
    long weight(int from, int to) {
        int index = index(from, to);
        return index < 0 ? Long.MAX_VALUE : weights[index];
    }

    /// The index of the first edge that starts at `from` or later.
    int firstFrom(int from) {
        int index = index(from, 0);
        return index < 0 ? ~index : index;
    }

    /// Adds the edge or changes its weight.
    void put(int from, int to, long weight) {
        int index = index(from, to);
        if (index >= 0) {
            if (weights[index] != weight) {
                own(size);
                weights[index] = weight;
            }
            return;
        }
        own(size + 1);
        int at = ~index;
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(weights, at, weights, at + 1, size - at);
        keys[at] = key(from, to);
        weights[at] = weight;
        size++;
    }

    /// Adds an edge that comes after all others.
    void append(int from, int to, long weight) {
        own(size + 1);
        keys[size] = key(from, to);
        weights[size] = weight;
        size++;
    }

    /// These and those of `others` that are not among these.
    Edges and(Edges others) {
        if (size == 0 || others.size == 0) {
            return size == 0 ? others : this;
        }
        Edges all = new Edges();
        all.own(size + others.size);
        int i = 0;
        int j = 0;
        while (i < size || j < others.size) {
            boolean mine = j == others.size || i < size && keys[i] <= others.keys[j];
            if (mine && j < others.size && keys[i] == others.keys[j]) {
                j++;
            }
            Edges next = mine ? this : others;
            int at = mine ? i++ : j++;
            all.append(next.from(at), next.to(at), next.weights[at]);
        }
        return all;
    }

    /// Removes the edges of every vertex that `which` holds for.
    void forget(IntPredicate which) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            kept += which.test(from(i)) || which.test(to(i)) ? 0 : 1;
        }
        if (kept == size) {
            return;
        }
        long[] oldKeys = keys;
        long[] oldWeights = weights;
        int oldSize = size;
        if (shared) {
            // Analyses keep thousands of states, so copies are no longer than they must be.
            keys = new long[kept];
            weights = new long[kept];
            shared = false;
        }
        size = 0;
        for (int i = 0; i < oldSize; i++) {
            if (!which.test((int) (oldKeys[i] >>> 32)) && !which.test((int) oldKeys[i])) {
                keys[size] = oldKeys[i];
                weights[size++] = oldWeights[i];
            }
        }
    }

    /// Adds `by` to the weights of edges that start at `vertex` and takes it from those that lead there; where that cannot be represented, the edge goes.
    void shift(int vertex, long by) {
        own(size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long weight = weights[i];
            if (from(i) == vertex) {
                weight = Saturating.up(weight, by);
            } else if (to(i) == vertex) {
                weight = Saturating.upMinus(weight, by);
            }
            if (weight != Long.MAX_VALUE) {
                keys[kept] = keys[i];
                weights[kept++] = weight;
            }
        }
        size = kept;
    }

    private int index(int from, int to) {
        return Arrays.binarySearch(keys, 0, size, key(from, to));
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    private void own(int room) {
        if (shared || room > keys.length) {
            int capacity = shared ? room : Math.max(8, room + (room >> 1));
            keys = Arrays.copyOf(keys, capacity);
            weights = Arrays.copyOf(weights, capacity);
            shared = false;
        }
    }
}
