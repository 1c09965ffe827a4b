package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `BPF_MAP_TYPE_QUEUE` and `BPF_MAP_TYPE_STACK`: values in a row; a queue gives back the first that came, a stack the last one.
///
/// An entry's key is how many values had come before it.
public final class QueueMap implements Pushable {
    private static final int KEY = 4;

    private final MapSpec spec;
    private final KeyedCells values;
    private final boolean lastFirst;

    /// A stack, if it is `lastFirst`; else a queue.
    QueueMap(MapSpec spec, boolean lastFirst) {
        this.spec = spec;
        this.values = new KeyedCells(spec.maxEntries(), 1, spec.valueSize());
        this.lastFirst = lastFirst;
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return values.cells();
    }

    @Override
    public int lookup(byte[] key) {
        return values.find(Bytes.of(key));
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return values.key(cell);
    }

    private Bytes nextKey() {
        return Bytes.ofLittleEndian(values.arrivals(), KEY);
    }

    @Override
    public List<Bytes> pushed(byte[] value) {
        List<Bytes> keys = new ArrayList<>(List.of(nextKey()));
        if (values.isFull()) {
            values.oldest().ifPresent(keys::add);
        }
        return keys;
    }

    /// Adds `value`; with [#EXIST], a full map forgets its oldest value to make room, a stack too.
    @Override
    public Errno push(byte[] value, long flags) {
        if (flags != ANY && flags != EXIST) {
            return Errno.EINVAL;
        }
        if (values.isFull()) {
            if (flags == ANY) {
                return Errno.E2BIG;
            }
            values.oldest().ifPresent(values::remove);
        }
        values.add(nextKey(), value, EVERY_CPU);
        return Errno.OK;
    }

    /// The key of the value that is next to be given back.
    public Optional<Bytes> next() {
        return lastFirst ? values.newest() : values.oldest();
    }

    /// Takes away the value that [#next] names.
    public void pop() {
        next().ifPresent(values::remove);
    }

    @Override
    public State save() {
        return values.save();
    }

    @Override
    public void restore(State state) {
        values.restore(state);
    }
}
