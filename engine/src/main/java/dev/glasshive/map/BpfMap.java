package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A map at run time. Keys and values have exactly the sizes of the specification; callers see to that.
public sealed interface BpfMap permits ArrayMap, HashTable, ProgramArray {

    /// `BPF_ANY`: make or replace.
    long ANY = 0;

    /// `BPF_NOEXIST`: only make.
    long NOEXIST = 1;

    /// `BPF_EXIST`: only replace.
    long EXIST = 2;

    /// What it was made from.
    MapSpec spec();

    /// Where the values lie.
    Cells cells();

    /// The cell of the value under `key`, or -1.
    int lookup(byte[] key);

    /// The key whose value lies in `cell`, if one does.
    Optional<Bytes> key(int cell);

    /// Puts `value` under `key`.
    ///
    /// @param flags [#ANY], [#NOEXIST] or [#EXIST]
    Errno update(byte[] key, byte[] value, long flags);

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
    sealed interface State permits ArrayMap.Saved, HashTable.Saved, ProgramArray.Saved {
        /// How many entries.
        int size();

        /// The entry at `position` in the order in which people read it.
        Entry entry(int position);
    }
}
