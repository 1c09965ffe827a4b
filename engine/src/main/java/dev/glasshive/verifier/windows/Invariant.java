package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.domain.Interval;
import dev.glasshive.verifier.domain.Zones;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// What is known of all states in which a run can come to one place: types and numbers of registers and of pieces of the stack, and which bytes of the stack are plain numbers.
///
/// Transfers change it in place; whoever keeps one makes a [#copy].
final class Invariant {
    private final Variables variables;
    private final int[] types;
    private final int[] zeros;
    private final NavigableMap<Integer, Cell> cells;
    private final BitSet numeric;
    private Zones zones;

    /// A piece of the stack that was written at once.
    ///
    /// @param types as in [TypeSet]
    /// @param zeros as in [Alignment]
    private record Cell(int size, int types, int zeros) {}

    private Invariant(Variables variables, int[] types, int[] zeros, NavigableMap<Integer, Cell> cells, BitSet numeric, Zones zones) {
        this.variables = variables;
        this.types = types;
        this.zeros = zeros;
        this.cells = cells;
        this.numeric = numeric;
        this.zones = zones;
    }

    /// Nothing has a value yet.
    static Invariant start(Variables variables) {
        int[] types = new int[Holders.REGISTERS];
        Arrays.fill(types, TypeSet.UNINITIALIZED.bits());
        return new Invariant(variables, types, new int[Holders.REGISTERS], new TreeMap<>(), new BitSet(), Zones.top());
    }

    Invariant copy() {
        return new Invariant(variables, types.clone(), zeros.clone(), new TreeMap<>(cells), (BitSet) numeric.clone(), zones.copy());
    }

    /// Whether no run comes here.
    boolean isUnreachable() {
        return zones.isBottom();
    }

    /// The numbers.
    Zones zones() {
        return zones;
    }

    Variables variables() {
        return variables;
    }

    TypeSet types(int holder) {
        if (!Holders.isCell(holder)) {
            return new TypeSet(types[holder]);
        }
        Cell cell = cells.get(Holders.start(holder));
        return cell == null || cell.size != Holders.size(holder) ? TypeSet.UNINITIALIZED : new TypeSet(cell.types);
    }

    void setTypes(int holder, TypeSet set) {
        if (Holders.isCell(holder)) {
            cells.put(Holders.start(holder), new Cell(Holders.size(holder), set.bits(), 0));
        } else {
            types[holder] = set.bits();
            zeros[holder] = 0;
        }
    }

    /// How many of the lowest bits of what is in `holder` are known to be 0.
    int zeros(int holder) {
        if (!Holders.isCell(holder)) {
            return zeros[holder];
        }
        Cell cell = cells.get(Holders.start(holder));
        return cell == null || cell.size != Holders.size(holder) ? 0 : cell.zeros;
    }

    void setZeros(int holder, int count) {
        if (!Holders.isCell(holder)) {
            zeros[holder] = count;
        } else {
            cells.computeIfPresent(Holders.start(holder), (_, cell) -> new Cell(cell.size, cell.types, count));
        }
    }

    int variable(int holder, Facet facet) {
        return variables.of(holder, facet);
    }

    Interval get(int holder, Facet facet) {
        return zones.get(variable(holder, facet));
    }

    void set(int holder, Facet facet, Interval value) {
        zones.set(variable(holder, facet), value);
    }

    /// `holder` has no value.
    void clear(int holder) {
        forget(holder);
        setTypes(holder, TypeSet.UNINITIALIZED);
    }

    /// Nothing is known of the numbers of `holder`. Those that mean nothing for its types are never known.
    void forget(int holder) {
        TypeSet set = types(holder);
        for (Facet facet : Facet.all()) {
            if (facet.describes(set)) {
                zones.forget(variable(holder, facet));
            }
        }
    }

    /// `to` becomes a copy of `from`.
    void copy(int to, int from) {
        if (to == from) {
            return;
        }
        forget(to);
        TypeSet set = types(from);
        for (Facet facet : Facet.all()) {
            if (facet.describes(set)) {
                zones.assign(variable(to, facet), variable(from, facet), 0);
            }
        }
        setTypes(to, set);
        setZeros(to, zeros(from));
    }

    /// Every piece of the stack that was written at once, by its start, with its size.
    NavigableMap<Integer, Integer> cells() {
        NavigableMap<Integer, Integer> sizes = new TreeMap<>();
        cells.forEach((start, cell) -> sizes.put(start, cell.size));
        return sizes;
    }

    /// The piece of the stack that begins at `start` and has `size` bytes, or -1 where none was written so.
    int cellAt(int start, int size) {
        Cell cell = cells.get(start);
        return cell != null && cell.size == size ? Holders.cell(start, size) : -1;
    }

    /// The piece that covers `size` bytes from `start`, or -1.
    int cellAround(int start, int size) {
        Map.Entry<Integer, Cell> before = cells.floorEntry(start);
        return before != null && before.getKey() + before.getValue().size >= start + size ? Holders.cell(before.getKey(), before.getValue().size) : -1;
    }

    /// Whether all bytes from `start` up to `end`, without it, are plain numbers.
    boolean isNumeric(int start, int end) {
        return start >= end || start >= 0 && numeric.nextClearBit(start) >= end;
    }

    /// What is in these bytes is not known any more; where `numbers`, they are numbers.
    void wipe(int start, int end, boolean numbers) {
        release(start, end);
        numeric.set(Math.max(0, start), Math.max(0, end), numbers);
    }

    /// These bytes may have changed, to numbers if `numbers`.
    void blur(int start, int end, boolean numbers) {
        release(start, end);
        if (!numbers) {
            numeric.clear(Math.max(0, start), Math.max(0, end));
        }
    }

    private void release(int start, int end) {
        Map.Entry<Integer, Cell> before = cells.lowerEntry(start);
        int from = before != null && before.getKey() + before.getValue().size > start ? before.getKey() : start;
        Map<Integer, Cell> gone = cells.subMap(from, true, Math.max(from, end), false);
        gone.forEach((at, cell) -> forget(Holders.cell(at, cell.size)));
        gone.clear();
    }

    /// Which bytes of the stack are numbers.
    BitSet numericBytes() {
        return (BitSet) numeric.clone();
    }

    /// What holds on both ways that meet.
    Invariant join(Invariant other) {
        return merge(other, Zones::join);
    }

    /// What holds on both ways, where what still grows is given up.
    Invariant widen(Invariant other) {
        return merge(other, Zones::widen);
    }

    private Invariant merge(Invariant other, BinaryOperator<Zones> how) {
        if (other.isUnreachable()) {
            return copy();
        }
        if (isUnreachable()) {
            return other.copy();
        }
        int[] all = new int[types.length];
        int[] low = new int[types.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = types[i] | other.types[i];
            low[i] = Math.min(Alignment.of(this, i), Alignment.of(other, i));
        }
        NavigableMap<Integer, Cell> common = new TreeMap<>();
        cells.forEach((start, cell) -> {
            Cell there = other.cells.get(start);
            if (there != null && there.size == cell.size) {
                int holder = Holders.cell(start, cell.size);
                common.put(start, new Cell(cell.size, cell.types | there.types, Math.min(Alignment.of(this, holder), Alignment.of(other, holder))));
            }
        });
        BitSet numbers = (BitSet) numeric.clone();
        numbers.and(other.numeric);
        return new Invariant(variables, all, low, common, numbers, how.apply(withoutStrangers(other), other.withoutStrangers(this)));
    }

    /// The numbers of this, where numbers that mean nothing here because of a type are as in `other`: what does not exist here is free to agree.
    private Zones withoutStrangers(Invariant other) {
        Map<Integer, Interval> taken = new HashMap<>();
        for (int i = 0; i < types.length; i++) {
            compare(taken, i, new TypeSet(types[i]), other, new TypeSet(other.types[i]));
        }
        cells.forEach((start, cell) -> {
            Cell there = other.cells.get(start);
            if (there != null && there.size == cell.size) {
                compare(taken, Holders.cell(start, cell.size), new TypeSet(cell.types), other, new TypeSet(there.types));
            }
        });
        if (taken.isEmpty()) {
            return zones;
        }
        Zones changed = zones.copy();
        taken.forEach(changed::set);
        return changed;
    }

    private void compare(Map<Integer, Interval> taken, int holder, TypeSet here, Invariant other, TypeSet there) {
        if (here.equals(there)) {
            return;
        }
        for (Facet facet : Facet.all()) {
            if (!facet.describes(here) && facet.describes(there)) {
                taken.put(variable(holder, facet), other.get(holder, facet));
            }
        }
    }

    /// Whether every state of this is one of `other`.
    boolean isSubsetOf(Invariant other) {
        if (isUnreachable()) {
            return true;
        }
        if (other.isUnreachable()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if ((types[i] & ~other.types[i]) != 0 || Alignment.of(this, i) < other.zeros[i]) {
                return false;
            }
        }
        for (Map.Entry<Integer, Cell> there : other.cells.entrySet()) {
            Cell cell = cells.get(there.getKey());
            if (cell == null || cell.size != there.getValue().size || (cell.types & ~there.getValue().types) != 0
                    || Alignment.of(this, Holders.cell(there.getKey(), cell.size)) < there.getValue().zeros) {
                return false;
            }
        }
        BitSet missing = (BitSet) other.numeric.clone();
        missing.andNot(numeric);
        return missing.isEmpty() && withoutStrangers(other).isSubsetOf(other.zones);
    }
}
