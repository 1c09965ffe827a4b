package dev.glasshive.app.workspace;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Access;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.World;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the user puts into maps and contexts before the first run, in place of what is there by itself.
///
/// What names no map or field of the program that is open, or does not fit it, waits until one comes that it fits.
///
/// @param entries a value for each entry, or none for one that is taken out; the order is that in which they are put in
/// @param context a value for each field by its name, as the user wrote it
public record Presets(Map<Slot, Optional<Bytes>> entries, Map<String, String> context) {
    /// Everything is as it is by itself.
    public static final Presets NONE = new Presets(Map.of(), Map.of());

    /// The place of an entry: the name of its map, and its key.
    public record Slot(String map, Bytes key) {}

    /// Copies what it is given.
    public Presets {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /// This, and `value` under `key` of `map`; without a value, no entry there.
    public Presets with(MapSpec map, Bytes key, Optional<Bytes> value) {
        Map<Slot, Optional<Bytes>> changed = new LinkedHashMap<>(entries);
        changed.put(new Slot(map.name(), PrefixKey.canonical(map, key)), value);
        return new Presets(changed, context);
    }

    /// This, and `text` in a field of the context; without a text, what the platform puts there.
    public Presets with(String field, Optional<String> text) {
        Map<String, String> changed = new LinkedHashMap<>(context);
        text.ifPresentOrElse(t -> changed.put(field, t), () -> changed.remove(field));
        return new Presets(entries, changed);
    }

    /// Whether the user has put something under `key` of `map`.
    public boolean has(MapSpec map, Bytes key) {
        return entries.getOrDefault(new Slot(map.name(), key), Optional.empty()).isPresent();
    }

    /// Whether the user may say what lies in `field`.
    public static boolean canBeGiven(Field field) {
        return field.access() != Access.NONE && !field.isPointer();
    }

    /// `set` with these entries in its maps.
    ProgramSet in(ProgramSet set) {
        return entries.isEmpty() ? set : new ProgramSet(set.origin(), set.license(), set.programs(), set.maps().stream().map(this::in).toList(), set.order());
    }

    private MapSpec in(MapSpec map) {
        Set<Bytes> replaced = new HashSet<>();
        List<MapSpec.Initial> added = new ArrayList<>();
        entries.forEach((slot, value) -> {
            if (slot.map().equals(map.name()) && takesEntries(map) && slot.key().length() == map.keySize() && value.filter(v -> v.length() != map.valueSize()).isEmpty()) {
                replaced.add(slot.key());
                value.ifPresent(v -> added.add(new MapSpec.Entry(slot.key(), v)));
            }
        });
        if (replaced.isEmpty()) {
            return map;
        }
        List<MapSpec.Initial> initial = new ArrayList<>(map.initial());
        initial.removeIf(i -> i instanceof MapSpec.Entry(Bytes key, Bytes value) && replaced.contains(PrefixKey.canonical(map, key)));
        initial.addAll(added);
        return map.filledWith(initial);
    }

    /// Whether `map` may hold other keys and values before the first run. What programs cannot write, verifiers know, and it stays as it is.
    public static boolean takesEntries(MapSpec map) {
        return switch (map.type()) {
            case "array", "percpu_array", "hash", "percpu_hash", "lru_hash", "lru_percpu_hash", "lpm_trie" -> map.mutability() == MapSpec.Mutability.READ_WRITE;
            default -> false;
        };
    }

    /// `input` with these fields in its context.
    Input in(Input input, Optional<ProgramType> hook, ByteOrder order, World world) {
        if (context.isEmpty() || hook.isEmpty()) {
            return input;
        }
        ContextLayout layout = hook.get().context();
        byte[] bytes = ContextContent.atStart(hook.get(), input, order, world).toArray();
        boolean any = false;
        for (Map.Entry<String, String> given : context.entrySet()) {
            Optional<Field> field = layout.field(given.getKey()).filter(Presets::canBeGiven);
            Optional<byte[]> content = field.flatMap(f -> f.format().parse(given.getValue(), f.size(), order));
            if (field.isPresent() && content.isPresent()) {
                System.arraycopy(content.get(), 0, bytes, field.get().offset(), content.get().length);
                any = true;
            }
        }
        return any ? new Input(input.name(), input.frame(), Optional.of(Bytes.of(bytes))) : input;
    }
}
