package dev.glasshive.app.maps;

import dev.glasshive.app.workspace.CellText;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.PrefixKey;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Maps;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The entries of one map at one moment. Rows are made when somebody looks at them, so that large maps cost no more than small ones.
final class MapEntries {
    /// A trie with more prefixes is listed and not drawn as a tree.
    private static final int MOST_IN_TREE = 5000;
    private static final String NOTHING = "—";

    private final MapSpec spec;
    private final BpfMap.State state;
    private final ProgramSet set;
    private final ByteOrder order;
    private final Presets presets;
    private final Optional<TypedValues> types;
    private final Map<Bytes, Step.MapEntryChanged> changes = new HashMap<>();
    private final List<Step.MapEntryChanged> removed = new ArrayList<>();
    private final @Nullable Bytes found;
    private final List<Branch> tree;
    /// The row that was made last, for the cells of a row are asked for one after the other.
    private @Nullable MapRow made;
    private int madeRow = -1;

    /// An entry of a trie, in its place.
    private record Branch(int position, int depth) {}

    MapEntries(Moment moment, int index, Presets presets, Optional<TypedValues> types) {
        Snapshot.MapContent content = moment.snapshot().maps().get(index);
        this.spec = content.spec();
        this.state = content.state();
        this.set = moment.timeline().scenario().set();
        this.order = moment.timeline().scenario().host().order();
        this.presets = presets;
        this.types = types;
        for (Step.Event event : moment.latest().map(Step::events).orElse(List.of())) {
            if (event instanceof Step.MapEntryChanged change && change.map() == index) {
                changes.put(change.key(), change);
                if (change.after().isEmpty()) {
                    removed.add(change);
                }
            }
        }
        tree = spec.type().equals("lpm_trie") && state.size() <= MOST_IN_TREE ? tree() : List.of();
        found = moment.latest().stream().flatMap(s -> s.events().stream()).filter(Step.MapLookedUp.class::isInstance).map(Step.MapLookedUp.class::cast)
                .filter(e -> e.map() == index && e.found()).map(this::match).findFirst().orElse(null);
    }

    /// How many rows: the entries, and those that the last step took away.
    int size() {
        return state.size() + removed.size();
    }

    /// The key of a row.
    Bytes key(int row) {
        return row < state.size() ? entry(row).key() : removed.get(row - state.size()).key();
    }

    MapRow row(int row) {
        MapRow known = made;
        if (known == null || madeRow != row) {
            known = make(row);
            made = known;
            madeRow = row;
        }
        return known;
    }

    private MapRow make(int row) {
        if (row >= state.size()) {
            Step.MapEntryChanged gone = removed.get(row - state.size());
            return new MapRow(MapKeys.print(spec, gone.key(), order), List.of(new MapRow.Cell(NOTHING, gone.before().map(this::value).orElse(NOTHING))), "", 0, MapRow.State.REMOVED, false, -1);
        }
        BpfMap.Entry entry = entry(row);
        if (holdsNames(spec)) {
            String name = new String(entry.value().toArray(), StandardCharsets.UTF_8);
            return new MapRow(CellText.print(entry.key(), order), List.of(new MapRow.Cell(name, "")), "", 0,
                    isFound(entry) ? MapRow.State.FOUND : MapRow.State.QUIET, false, spec.type().equals("prog_array") ? -1 : set.mapIndex(name));
        }
        Optional<Step.MapEntryChanged> change = Optional.ofNullable(changes.get(entry.key()));
        MapRow.State did = change.isPresent() ? MapRow.State.CHANGED : isFound(entry) ? MapRow.State.FOUND : MapRow.State.QUIET;
        return new MapRow(MapKeys.print(spec, entry.key(), order), cells(entry, change), note(entry.value()), tree.isEmpty() ? 0 : tree.get(row).depth(), did,
                presets.has(spec, entry.key()), -1);
    }

    private boolean isFound(BpfMap.Entry entry) {
        return found != null && entry.key().equals(found);
    }

    /// All rows.
    List<MapRow> rows() {
        return IntStream.range(0, size()).mapToObj(this::row).toList();
    }

    /// The last row that the last step touched, or -1.
    int focus() {
        if (changes.isEmpty() && found == null) {
            return -1;
        }
        if (!removed.isEmpty()) {
            return size() - 1;
        }
        // An array tells by the key where its entry is; of the others, only small ones are searched.
        Bytes wanted = changes.isEmpty() ? found : changes.keySet().iterator().next();
        if (wanted != null && MapKeys.isArray(spec) && !holdsNames(spec)) {
            return (int) Math.min(wanted.toNumber(order), state.size() - 1L);
        }
        return IntStream.range(0, Math.min(state.size(), MOST_IN_TREE)).map(i -> state.size() - 1 - i).filter(i -> wanted != null && key(i).equals(wanted)).findFirst().orElse(-1);
    }

    static boolean holdsNames(MapSpec spec) {
        return spec.type().equals("prog_array") || spec.type().endsWith("_of_maps");
    }

    private BpfMap.Entry entry(int row) {
        return state.entry(tree.isEmpty() ? row : tree.get(row).position());
    }

    private List<MapRow.Cell> cells(BpfMap.Entry entry, Optional<Step.MapEntryChanged> change) {
        List<Bytes> now = Maps.values(spec, entry.value());
        Optional<List<Bytes>> before = change.flatMap(Step.MapEntryChanged::before).map(b -> Maps.values(spec, b));
        List<MapRow.Cell> cells = new ArrayList<>();
        for (int cpu = 0; cpu < now.size(); cpu++) {
            Bytes value = now.get(cpu);
            int which = cpu;
            Optional<Bytes> was = before.filter(b -> which < b.size()).map(b -> b.get(which));
            boolean differs = change.isPresent() && (was.isEmpty() || now.size() == 1 || !was.get().equals(value));
            cells.add(new MapRow.Cell(CellText.print(value, order), differs ? was.map(w -> CellText.print(w, order)).orElse(NOTHING) : ""));
        }
        return cells;
    }

    private String value(Bytes value) {
        return CellText.print(Maps.values(spec, value).getFirst(), order);
    }

    private String note(Bytes value) {
        Bytes first = Maps.values(spec, value).getFirst();
        String parts = types.map(t -> t.parts(first, order)).orElse("");
        if (!parts.isEmpty()) {
            return parts;
        }
        return first.length() <= Long.BYTES ? CellText.spaced(first) : letters(first);
    }

    private static String letters(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i);
            text.append(c >= 0x20 && c < 0x7f ? (char) c : '·');
        }
        return text.toString();
    }

    /// Shorter prefixes before the longer ones that they hold.
    private List<Branch> tree() {
        List<BpfMap.Entry> entries = IntStream.range(0, state.size()).mapToObj(state::entry).toList();
        List<Integer> sorted = IntStream.range(0, entries.size()).boxed().sorted(Comparator
                .comparing((Integer i) -> CellText.spaced(Bytes.of(entries.get(i).key().toArray(), PrefixKey.LENGTH, spec.keySize() - PrefixKey.LENGTH)))
                .thenComparingLong(i -> PrefixKey.length(entries.get(i).key(), order))).toList();
        List<Branch> branches = new ArrayList<>();
        List<Bytes> above = new ArrayList<>();
        for (int position : sorted) {
            Bytes key = entries.get(position).key();
            while (!above.isEmpty() && !holds(above.getLast(), key)) {
                above.removeLast();
            }
            branches.add(new Branch(position, above.size()));
            above.add(key);
        }
        return branches;
    }

    /// Whether the bits of `prefix` begin `key`, which is no shorter.
    private boolean holds(Bytes prefix, Bytes key) {
        long bits = PrefixKey.length(prefix, order);
        if (bits > PrefixKey.length(key, order)) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((prefix.at(PrefixKey.LENGTH + bit / 8) ^ key.at(PrefixKey.LENGTH + bit / 8)) >> 7 - bit % 8 & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The key of the entry that a lookup found: in a trie, the longest prefix of what was looked up.
    private Bytes match(Step.MapLookedUp lookup) {
        if (tree.isEmpty()) {
            return lookup.key();
        }
        return tree.stream().map(b -> state.entry(b.position()).key()).filter(key -> holds(key, lookup.key()))
                .max(Comparator.comparingLong(key -> PrefixKey.length(key, order))).orElse(lookup.key());
    }
}
