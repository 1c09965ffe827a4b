package dev.glasshive.cli;

import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An entry of a map that came, changed or went.
///
/// @param after absent where the entry is gone
record MapChange(Bytes key, Optional<Bytes> after) {

    /// What is different in `map` since it was saved as `before`.
    static List<MapChange> since(BpfMap.State before, BpfMap map) {
        BpfMap.State now = map.save();
        return isArray(map) ? inPlace(before, now) : byKey(before, now);
    }

    /// The same positions before and after, so that large arrays need no table of all keys.
    private static List<MapChange> inPlace(BpfMap.State before, BpfMap.State now) {
        List<MapChange> changes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            BpfMap.Entry entry = now.entry(i);
            if (!entry.value().equals(before.entry(i).value())) {
                changes.add(new MapChange(entry.key(), Optional.of(entry.value())));
            }
        }
        return changes;
    }

    private static List<MapChange> byKey(BpfMap.State before, BpfMap.State now) {
        Map<Bytes, Bytes> gone = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            gone.put(before.entry(i).key(), before.entry(i).value());
        }
        List<MapChange> changes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            BpfMap.Entry entry = now.entry(i);
            Bytes old = gone.remove(entry.key());
            if (old == null || !old.equals(entry.value())) {
                changes.add(new MapChange(entry.key(), Optional.of(entry.value())));
            }
        }
        gone.keySet().forEach(key -> changes.add(new MapChange(key, Optional.empty())));
        return changes;
    }

    static boolean isArray(BpfMap map) {
        return map.spec().type().equals("array");
    }
}
