package dev.glasshive.app.maps;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.CellText;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Maps;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Snapshot;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;

/// Changes what one map holds before the first run; each change runs the program anew and goes to its start.
final class MapEditor {
    private final Workspace workspace;
    private final MapSpec spec;
    private final BpfMap.State atStart;
    private final ByteOrder order;

    private MapEditor(Workspace workspace, Snapshot.MapContent atStart, ByteOrder order) {
        this.workspace = workspace;
        this.spec = atStart.spec();
        this.atStart = atStart.state();
        this.order = order;
    }

    /// One for the map with the number `map`, if it may hold entries before the first run.
    static Optional<MapEditor> of(Workspace workspace, Moment moment, int map) {
        MapSpec spec = moment.snapshot().maps().get(map).spec();
        return Presets.takesEntries(spec)
                ? Optional.of(new MapEditor(workspace, moment.timeline().at(0, 0).maps().get(map), moment.timeline().scenario().host().order())) : Optional.empty();
    }

    /// Asks for the value under `key`.
    TypedField value(Bytes key) {
        String before = initial(key).map(v -> CellText.print(Maps.values(spec, v).getFirst(), order)).orElse("");
        return new TypedField(Text.of("maps.edit.title", spec.name(), MapKeys.print(spec, key, order)), Text.of(Maps.isPerCpu(spec) ? "maps.edit.hint.cpus" : "maps.edit.hint", CellText.example(spec.valueSize())), before,
                text -> fault(CellText.parse(text, spec.valueSize(), order)).or(() -> room(key)),
                text -> put(key, CellText.parse(text, spec.valueSize(), order)));
    }

    /// Asks for a new entry.
    TypedField entry() {
        return new TypedField(Text.of("maps.add.title", spec.name()), Text.of("maps.add.hint", MapKeys.example(spec), CellText.example(spec.valueSize())), "",
                this::entryFault, text -> {
                    int equals = text.indexOf('=');
                    if (key(text, equals) instanceof CellText.Good(Bytes key)) {
                        put(key, value(text, equals));
                    }
                });
    }

    /// Takes the entry under `key` out.
    void remove(Bytes key) {
        give(key, Optional.empty());
    }

    private CellText key(String text, int equals) {
        return MapKeys.parse(spec, text.substring(0, equals), order);
    }

    private CellText value(String text, int equals) {
        return CellText.parse(text.substring(equals + 1), spec.valueSize(), order);
    }

    private Optional<String> entryFault(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.of(Text.of("maps.add.equals", MapKeys.example(spec), CellText.example(spec.valueSize())));
        }
        return switch (key(text, equals)) {
            case CellText.Bad(String message) -> Optional.of(Text.of("maps.add.key", message));
            case CellText.Good(Bytes key) -> fault(value(text, equals)).map(message -> Text.of("maps.add.value", message)).or(() -> room(key));
        };
    }

    private Optional<String> room(Bytes key) {
        boolean full = !spec.type().startsWith("lru") && !MapKeys.isArray(spec) && atStart.size() >= spec.maxEntries();
        return full && initial(key).isEmpty() ? Optional.of(Text.of("maps.edit.full", spec.name(), spec.maxEntries())) : Optional.empty();
    }

    private static Optional<String> fault(CellText text) {
        return text instanceof CellText.Bad(String message) ? Optional.of(message) : Optional.empty();
    }

    private void put(Bytes key, CellText value) {
        if (value instanceof CellText.Good(Bytes bytes)) {
            give(key, Optional.of(bytes));
        }
    }

    private void give(Bytes key, Optional<Bytes> value) {
        workspace.give(given -> given.with(given.presets().with(spec, key, value)), timeline -> 0);
    }

    private Optional<Bytes> initial(Bytes key) {
        if (MapKeys.isArray(spec)) {
            long index = key.toNumber(order);
            return index < atStart.size() ? Optional.of(atStart.entry((int) index).value()) : Optional.empty();
        }
        return IntStream.range(0, atStart.size()).mapToObj(atStart::entry).filter(entry -> entry.key().equals(key)).findFirst().map(BpfMap.Entry::value);
    }
}
