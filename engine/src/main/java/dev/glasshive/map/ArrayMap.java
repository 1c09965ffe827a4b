package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.util.Optional;

/// `BPF_MAP_TYPE_ARRAY`: every index exists from the start, holds zeros, and cannot be removed.
public final class ArrayMap implements BpfMap {
    /// `BPF_F_LOCK`, which only values with a spin lock may ask for.
    private static final long LOCK = 4;

    private final MapSpec spec;
    private final ByteOrder order;
    private final Cells cells;

    ArrayMap(MapSpec spec, int copies, ByteOrder order) {
        this.spec = spec;
        this.order = order;
        this.cells = new Cells(spec.maxEntries(), copies, spec.valueSize());
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
        long index = Bytes.of(key).toNumber(order);
        return index < cells.count() ? (int) index : -1;
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return Optional.of(Bytes.of(cells.cell(cell), spec.keySize(), order));
    }

    // The order of the checks decides which error a wrong call sees; this is the order of Linux 6.18.
    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
        if (Long.compareUnsigned(flags & ~LOCK, EXIST) > 0) {
            return Errno.EINVAL;
        }
        int cell = lookup(key);
        if (cell < 0) {
            return Errno.E2BIG;
        }
        if ((flags & NOEXIST) != 0) {
            return Errno.EEXIST;
        }
        if ((flags & LOCK) != 0) {
            return Errno.EINVAL;
        }
        cells.put(cell, value, cpu);
        return Errno.OK;
    }

    @Override
    public Errno delete(byte[] key) {
        return Errno.EINVAL;
    }

    @Override
    public State save() {
        return new Saved(cells.save(), spec, order);
    }

    @Override
    public void restore(State state) {
        cells.restore(((Saved) state).values);
    }

    /// The cells as they were.
    static final class Saved implements State {
        private final Cells.Saved values;
        private final MapSpec spec;
        private final ByteOrder order;

        private Saved(Cells.Saved values, MapSpec spec, ByteOrder order) {
            this.order = order;
            this.values = values;
            this.spec = spec;
        }

        @Override
        public long bytesBeyond(State earlier) {
            return values.bytesBeyond(((Saved) earlier).values);
        }

        @Override
        public int size() {
            return spec.maxEntries();
        }

        @Override
        public Entry entry(int position) {
            return new Entry(position, Bytes.of(position, spec.keySize(), order), values.value(position));
        }
    }
}
