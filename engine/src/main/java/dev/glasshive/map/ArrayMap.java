package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;

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
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(cells.count());
        for (int cell = 0; cell < cells.count(); cell++) {
            entries.add(new Entry(cell, Bytes.ofLittleEndian(cell, 4), Bytes.of(cells.read(cell))));
        }
        return entries;
    }

    @Override
    public State save() {
        return new Saved(cells.save());
    }

    @Override
    public void restore(State state) {
        cells.restore(((Saved) state).values);
    }

    /// The cells as they were.
    static final class Saved implements State {
        private final byte[][] values;

        private Saved(byte[][] values) {
            this.values = values;
        }
    }
}
