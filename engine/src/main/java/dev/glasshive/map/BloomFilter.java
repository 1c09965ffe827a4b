package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// `BPF_MAP_TYPE_BLOOM_FILTER`: remembers values in a few bits each, so it may take a new value for a known one, never the other way round.
///
/// An entry is a word of 64 bits. Linux draws the seed of its hash anew for each map, so which values it mistakes differs from run to run;
/// here it is always the same.
public final class BloomFilter implements Pushable {
    /// What Linux takes where the map does not say.
    private static final int HASHES = 5;
    private static final int WORD = 8;

    private final MapSpec spec;
    private final Cells words;
    private final long bits;

    BloomFilter(MapSpec spec) {
        this.spec = spec;
        this.bits = bits(spec.maxEntries());
        this.words = new Cells((int) (bits / 64), 1, WORD);
    }

    /// The best number of bits for `values` values, entries times hashes over the logarithm of 2, as a power of two.
    static long bits(int values) {
        long wanted = (long) Math.ceil(values * (HASHES / Math.log(2)));
        return Math.max(64, Long.highestOneBit(wanted * 2 - 1));
    }

    /// The share of values that were never pushed and are taken for known ones all the same, where `set` of `bits` bits are set.
    public static double mistakes(int set, int bits) {
        return Math.pow((double) set / bits, HASHES);
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return words;
    }

    @Override
    public int lookup(byte[] key) {
        return (int) Bytes.of(key).toLittleEndian();
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return Optional.of(Bytes.ofLittleEndian(cell, 4));
    }

    /// The bit that hash number `hash` gives for `value`: FNV-1a, then stirred.
    private long bit(byte[] value, int hash) {
        long h = 0xcbf29ce484222325L + hash * 0x9e3779b97f4a7c15L;
        for (byte b : value) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        return (h ^ (h >>> 33)) & bits - 1;
    }

    @Override
    public List<Bytes> pushed(byte[] value) {
        return IntStream.range(0, HASHES).mapToObj(hash -> Bytes.ofLittleEndian(bit(value, hash) / 64, 4)).distinct().toList();
    }

    @Override
    public Errno push(byte[] value, long flags) {
        if (flags != ANY) {
            return Errno.EINVAL;
        }
        for (int hash = 0; hash < HASHES; hash++) {
            long bit = bit(value, hash);
            words.write((int) (bit / 64))[(int) (bit % 64 / 8)] |= (byte) (1 << bit % 8);
        }
        return Errno.OK;
    }

    /// Whether `value` may have been pushed; if not, it has not.
    public boolean mayContain(byte[] value) {
        for (int hash = 0; hash < HASHES; hash++) {
            long bit = bit(value, hash);
            if ((words.read((int) (bit / 64))[(int) (bit % 64 / 8)] >> bit % 8 & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public State save() {
        return new Saved(words.save(), words.count());
    }

    @Override
    public void restore(State state) {
        words.restore(((Saved) state).words);
    }

    /// The words as they were.
    static final class Saved implements State {
        private final Cells.Saved words;
        private final int count;

        private Saved(Cells.Saved words, int count) {
            this.words = words;
            this.count = count;
        }

        @Override
        public long bytesBeyond(State earlier) {
            return words.bytesBeyond(((Saved) earlier).words);
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public Entry entry(int position) {
            return new Entry(position, Bytes.ofLittleEndian(position, 4), words.value(position));
        }
    }
}
