package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `BPF_MAP_TYPE_RINGBUF`: records for a reader outside, each behind a header of 8 bytes. Nobody reads here, as in a test run of Linux: it fills up.
///
/// An entry is a record, reserved or submitted; its key is its number.
public final class RingBuffer implements BpfMap {
    private static final int HEADER = 8;
    private static final int WORD = 8;
    private static final int KEY = 4;

    private final MapSpec spec;
    private final Cells words;
    private final SharedRow<Span> records;
    private int count;
    private int produced;

    /// A record's bytes begin at `start`.
    private record Span(int start, int length, Stage stage) {}

    /// What has become of a record.
    public enum Stage {
        /// A program writes it; the reader waits for it.
        RESERVED,
        /// It waits for the reader.
        SUBMITTED,
        /// The reader skips it.
        DISCARDED
    }

    /// A record in the ring.
    ///
    /// @param start of its bytes, behind its header
    /// @param length in bytes
    public record Held(int number, int start, int length, Stage stage) {}

    /// What a ring holds in a saved state.
    ///
    /// @param produced how many bytes are taken, with headers; the reader stands at 0
    public record Contents(int produced, List<Held> records) {
        /// Copies what it is given.
        public Contents {
            records = List.copyOf(records);
        }
    }

    /// What the ring holds in `state`; empty if that is the state of another type of map.
    public static Optional<Contents> contents(State state) {
        return state instanceof Saved saved ? Optional.of(saved.contents()) : Optional.empty();
    }

    RingBuffer(MapSpec spec) {
        this.spec = spec;
        this.words = new Cells(spec.maxEntries() / WORD, 1, WORD);
        this.records = new SharedRow<>(spec.maxEntries() / HEADER);
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return words;
    }

    /// The number of the record of this key, or -1.
    @Override
    public int lookup(byte[] key) {
        long number = Bytes.of(key).toLittleEndian();
        return number < count ? (int) number : -1;
    }

    @Override
    public Optional<Bytes> key(int number) {
        return number < count ? Optional.of(Bytes.ofLittleEndian(number, KEY)) : Optional.empty();
    }

    @Override
    public Optional<Bytes> value(Bytes key) {
        Span record = record(lookup(key.toArray()));
        return record == null || record.stage == Stage.DISCARDED ? Optional.empty() : Optional.of(content(record));
    }

    private @Nullable Span record(int number) {
        return number < 0 || number >= count ? null : records.get(number);
    }

    private Bytes content(Span record) {
        byte[] bytes = new byte[record.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = at(record.start + i);
        }
        return Bytes.of(bytes);
    }

    /// The byte at `position` of the ring.
    public byte at(int position) {
        return words.read(position / WORD)[position % WORD];
    }

    /// Puts `value` at `position` of the ring.
    public void put(int position, byte value) {
        words.write(position / WORD)[position % WORD] = value;
    }

    /// The key of the next record.
    public Bytes nextKey() {
        return Bytes.ofLittleEndian(count, KEY);
    }

    /// Where a new record of `length` bytes begins, or -1 if there is no room.
    public int reserve(long length) {
        long room = (length + HEADER + WORD - 1) & -WORD;
        // Linux keeps one byte free, to tell a full ring from an empty one.
        if (length < 0 || length > spec.maxEntries() || produced + room > spec.maxEntries() - 1) {
            return -1;
        }
        int start = produced + HEADER;
        records.set(count++, new Span(start, (int) length, Stage.RESERVED));
        produced += (int) room;
        return start;
    }

    /// The number of the reserved record that has its bytes around `position`, or -1.
    public int reservedAt(int position) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span record = record(middle);
            if (record == null || record.start > position) {
                high = middle - 1;
            } else if (record.start + Math.max(record.length, 1) <= position) {
                low = middle + 1;
            } else {
                return record.stage == Stage.RESERVED ? middle : -1;
            }
        }
        return -1;
    }

    /// Where reserved record `number` begins.
    public int start(int number) {
        Span record = record(number);
        return record == null ? -1 : record.start;
    }

    /// How many bytes record `number` has.
    public int length(int number) {
        Span record = record(number);
        return record == null ? 0 : record.length;
    }

    /// Hands reserved record `number` to the reader, or throws it away.
    public void finish(int number, boolean keeps) {
        Span record = record(number);
        if (record != null) {
            records.set(number, new Span(record.start, record.length, keeps ? Stage.SUBMITTED : Stage.DISCARDED));
        }
    }

    /// How many bytes, with headers, have been taken from the ring.
    public int produced() {
        return produced;
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
        return new Saved(records.freeze(), words.save(), count, produced);
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        records.thaw(saved.records);
        words.restore(saved.words);
        count = saved.count;
        produced = saved.produced;
    }

    /// The ring as it was.
    static final class Saved implements State {
        private final SharedRow.Frozen<Span> records;
        private final Cells.Saved words;
        private final int count;
        private final int produced;
        private volatile @Nullable List<Entry> entries;

        private Saved(SharedRow.Frozen<Span> records, Cells.Saved words, int count, int produced) {
            this.records = records;
            this.words = words;
            this.count = count;
            this.produced = produced;
        }

        private List<Entry> inOrder() {
            List<Entry> known = entries;
            if (known != null) {
                return known;
            }
            List<Entry> found = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Span record = records.get(number);
                if (record != null && record.stage != Stage.DISCARDED) {
                    found.add(new Entry(number, Bytes.ofLittleEndian(number, KEY), content(record)));
                }
            }
            entries = found;
            return found;
        }

        private Contents contents() {
            List<Held> held = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Span record = records.get(number);
                if (record != null) {
                    held.add(new Held(number, record.start, record.length, record.stage));
                }
            }
            return new Contents(produced, held);
        }

        private Bytes content(Span record) {
            byte[] bytes = new byte[record.length];
            for (int i = 0; i < bytes.length; i++) {
                int at = record.start + i;
                bytes[i] = words.value(at / WORD).at(at % WORD);
            }
            return Bytes.of(bytes);
        }

        @Override
        public long bytesBeyond(State earlier) {
            return words.bytesBeyond(((Saved) earlier).words) + records.bytesBeyond(((Saved) earlier).records, _ -> 32);
        }

        @Override
        public int size() {
            return inOrder().size();
        }

        @Override
        public Entry entry(int position) {
            return inOrder().get(position);
        }
    }
}
