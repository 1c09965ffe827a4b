package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.Optional;

/// `BPF_MAP_TYPE_PERF_EVENT_ARRAY`: records for a reader outside, who has opened an event on every processor and reads nothing yet.
///
/// An entry is a record; its key is its number.
public final class PerfEventArray implements BpfMap {
    /// The most records that are kept.
    static final int MOST = 1 << 16;
    private static final long MOST_BYTES = 16L << 20;
    private static final int KEY = 4;

    private final MapSpec spec;
    private final SharedRow<Bytes> records = new SharedRow<>(MOST);
    private int count;
    private long bytes;

    PerfEventArray(MapSpec spec) {
        this.spec = spec;
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return new Cells(0, 1, 1);
    }

    @Override
    public int lookup(byte[] key) {
        return -1;
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> value(Bytes key) {
        long number = key.toLittleEndian();
        return number < count ? Optional.ofNullable(records.get((int) number)) : Optional.empty();
    }

    /// The key of the next record.
    public Bytes nextKey() {
        return Bytes.ofLittleEndian(count, KEY);
    }

    /// Adds a record.
    public Errno output(Bytes record) {
        if (count == MOST || bytes + record.length() > MOST_BYTES) {
            return Errno.ENOSPC;
        }
        records.set(count++, record);
        bytes += record.length();
        return Errno.OK;
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
        return Errno.EINVAL;
    }

    @Override
    public Errno delete(byte[] key) {
        return Errno.EINVAL;
    }

    @Override
    public State save() {
        return new Saved(records.freeze(), count, bytes);
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        records.thaw(saved.records);
        count = saved.count;
        bytes = saved.bytes;
    }

    /// The records as they were.
    static final class Saved implements State {
        private final SharedRow.Frozen<Bytes> records;
        private final int count;
        private final long bytes;

        private Saved(SharedRow.Frozen<Bytes> records, int count, long bytes) {
            this.records = records;
            this.count = count;
            this.bytes = bytes;
        }

        @Override
        public long bytesBeyond(State earlier) {
            return records.bytesBeyond(((Saved) earlier).records, record -> 40L + record.length());
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public Entry entry(int position) {
            Bytes record = records.get(position);
            return new Entry(position, Bytes.ofLittleEndian(position, KEY), record == null ? Bytes.EMPTY : record);
        }
    }
}
