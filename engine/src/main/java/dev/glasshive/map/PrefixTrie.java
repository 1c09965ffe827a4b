package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// `BPF_MAP_TYPE_LPM_TRIE`: a lookup finds the longest prefix of its key. A key is its length in bits, in 4 bytes, and then the bits.
///
/// Two keys with the same prefix are one, so the bits behind it are kept as zeros.
public final class PrefixTrie implements BpfMap {
    private static final int LENGTH = 4;

    private final MapSpec spec;
    private final ByteOrder order;
    private final KeyedCells keys;

    PrefixTrie(MapSpec spec, ByteOrder order) {
        this.spec = spec;
        this.order = order;
        this.keys = new KeyedCells(spec.maxEntries(), 1, spec.valueSize());
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return keys.cells();
    }

    private long length(byte[] key) {
        return Bytes.of(key, 0, LENGTH).toNumber(order);
    }

    private boolean isTooLong(byte[] key) {
        return length(key) > (spec.keySize() - LENGTH) * 8L;
    }

    /// The first `bits` bits of `key`.
    private Bytes prefix(byte[] key, int bits) {
        byte[] prefix = Arrays.copyOf(Bytes.of(bits, LENGTH, order).toArray(), key.length);
        int whole = bits / 8;
        System.arraycopy(key, LENGTH, prefix, LENGTH, whole);
        if (bits % 8 != 0) {
            prefix[LENGTH + whole] = (byte) (key[LENGTH + whole] & 0xff00 >> bits % 8);
        }
        return Bytes.of(prefix);
    }

    @Override
    public int lookup(byte[] key) {
        if (isTooLong(key)) {
            return -1;
        }
        for (int bits = (int) length(key); bits >= 0; bits--) {
            int cell = keys.find(prefix(key, bits));
            if (cell >= 0) {
                return cell;
            }
        }
        return -1;
    }

    /// The value of exactly this prefix, without looking for a shorter one.
    @Override
    public Optional<Bytes> value(Bytes key) {
        byte[] bytes = key.toArray();
        int cell = isTooLong(bytes) ? -1 : keys.find(prefix(bytes, (int) length(bytes)));
        return cell < 0 ? Optional.empty() : Optional.of(Bytes.of(cells().read(cell)));
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return keys.key(cell);
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
        if (flags < ANY || flags > EXIST || isTooLong(key)) {
            return Errno.EINVAL;
        }
        Bytes prefix = prefix(key, (int) length(key));
        int cell = keys.find(prefix);
        if (cell >= 0 && flags == NOEXIST) {
            return Errno.EEXIST;
        }
        if (cell < 0 && flags == EXIST) {
            return Errno.ENOENT;
        }
        if (cell >= 0) {
            keys.set(cell, value, cpu);
            return Errno.OK;
        }
        if (keys.isFull()) {
            return Errno.ENOSPC;
        }
        keys.add(prefix, value, cpu);
        return Errno.OK;
    }

    @Override
    public Errno delete(byte[] key) {
        if (isTooLong(key)) {
            return Errno.EINVAL;
        }
        return keys.remove(prefix(key, (int) length(key))) ? Errno.OK : Errno.ENOENT;
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
