package dev.glasshive.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which line of source each instruction came from: C lines of an object's line info, or lines of assembly text.
public final class SourceMap {
    /// Nothing known.
    public static final SourceMap EMPTY = new SourceMap(List.of());

    private final TreeMap<Integer, SourceLine> bySlot = new TreeMap<>();

    /// A map of `lines`, each valid from its slot to the next line's.
    public SourceMap(List<SourceLine> lines) {
        lines.forEach(line -> bySlot.put(line.slot(), line));
    }

    /// The line that the instruction at `slot` came from.
    public Optional<SourceLine> at(int slot) {
        return Optional.ofNullable(bySlot.floorEntry(slot)).map(Map.Entry::getValue);
    }

    /// All entries in the order of their slots.
    public List<SourceLine> lines() {
        return List.copyOf(bySlot.values());
    }

    /// Whether nothing is known.
    public boolean isEmpty() {
        return bySlot.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceMap that && bySlot.equals(that.bySlot);
    }

    @Override
    public int hashCode() {
        return bySlot.hashCode();
    }

    @Override
    public String toString() {
        return bySlot.values().toString();
    }
}
