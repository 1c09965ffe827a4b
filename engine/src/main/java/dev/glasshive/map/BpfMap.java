package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A map at run time. Keys and values have exactly the sizes of the specification; callers see to that.
public sealed interface BpfMap permits ArrayMap, HashTable, PrefixTrie, Pushable, RingBuffer, PerfEventArray, ProgramArray, MapOfMaps {

    /// `BPF_ANY`: make or replace.
    long ANY = 0;

    /// `BPF_NOEXIST`: only make.
    long NOEXIST = 1;

    /// `BPF_EXIST`: only replace.
    long EXIST = 2;

    /// Said in place of a processor: the values of all of them.
    int EVERY_CPU = -1;

    /// What it was made from.
    MapSpec spec();

    /// Where the values lie.
    Cells cells();

    /// The cell of the value under `key`, or -1; a program takes its processor's copy, [Cells#own].
    int lookup(byte[] key);

    /// The key whose value lies in `cell` or a copy of it, if one does.
    Optional<Bytes> key(int cell);

    /// The value of the entry with exactly `key`, if there is one; with those of all processors if each has its own.
    default Optional<Bytes> value(Bytes key) {
        int cell = lookup(key.toArray());
        return cell < 0 ? Optional.empty() : Optional.of(cells().value(cell));
    }

    /// Notes that a program has looked up the value in `cell`.
    default void used(int cell) {
        // Only maps that forget unused keys want to know.
    }

    /// The key that an update of `key` would push out, if it is let in at all.
    default Optional<Bytes> displaced(byte[] key) {
        return Optional.empty();
    }

    /// Puts `value` under `key`, as a program on `cpu` does it: where every processor has its own value, a new entry is zero for the others.
    ///
    /// @param flags [#ANY], [#NOEXIST] or [#EXIST]
    /// @param cpu the processor, or [#EVERY_CPU]
    Errno update(byte[] key, byte[] value, long flags, int cpu);

    /// Puts `value` under `key`, for every processor.
    ///
    /// @param flags [#ANY], [#NOEXIST] or [#EXIST]
    default Errno update(byte[] key, byte[] value, long flags) {
        return update(key, value, flags, EVERY_CPU);
    }

    /// Removes `key`.
    Errno delete(byte[] key);

    /// What the map holds, in the order in which people read it.
    default List<Entry> entries() {
        State state = save();
        return IntStream.range(0, state.size()).mapToObj(state::entry).toList();
    }

    /// A frozen state for [#restore].
    State save();

    /// Back to a state that [#save] gave.
    void restore(State state);

    /// One entry.
    ///
    /// @param cell where the value lies
    record Entry(int cell, Bytes key, Bytes value) {}

    /// A frozen state: what the map held at a moment, to look at or to go back to.
    sealed interface State permits ArrayMap.Saved, KeyedCells.Saved, BloomFilter.Saved, RingBuffer.Saved, PerfEventArray.Saved,
            ProgramArray.Saved, MapOfMaps.Saved {
        /// How many entries.
        int size();

        /// Estimated bytes of memory that it does not share with an `earlier` state of the same map.
        default long bytesBeyond(State earlier) {
            return 0;
        }

        /// The entry at `position` in the order in which people read it.
        Entry entry(int position);
    }
}
