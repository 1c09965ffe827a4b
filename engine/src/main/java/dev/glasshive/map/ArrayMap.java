package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;

/// `BPF_MAP_TYPE_ARRAY`: every index exists from the start, holds zeros, and cannot be removed.
public final class ArrayMap implements BpfMap {
    private final MapSpec spec;
    private final Cells cells;

    ArrayMap(MapSpec spec) {
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
        long index = Bytes.of(key).toLittleEndian();
        return index < cells.count() ? (int) index : -1;
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags) {
        if (flags < ANY || flags > EXIST) {
            return Errno.EINVAL;
        }
        int cell = lookup(key);
        if (cell < 0) {
            return Errno.E2BIG;
        }
        if (flags == NOEXIST) {
            return Errno.EEXIST;
        }
        System.arraycopy(value, 0, cells.write(cell), 0, value.length);
        return Errno.OK;
    }

    @Override
    public Errno delete(byte[] key) {
        return Errno.EINVAL;
    }

    @Override
    public State save() {
        return new Saved(cells.save(), spec.valueSize());
    }

    @Override
    public void restore(State state) {
        cells.restore(((Saved) state).values);
    }

    /// The cells as they were.
    static final class Saved implements State {
        private final byte[][] values;
        private final int valueSize;

        private Saved(byte[][] values, int valueSize) {
            this.values = values;
            this.valueSize = valueSize;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Entry entry(int position) {
            return new Entry(position, Bytes.ofLittleEndian(position, 4), Cells.value(values, position, valueSize));
        }
    }
}
