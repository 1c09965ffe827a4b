package dev.glasshive.asm;

import dev.glasshive.program.Program;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The names of a platform's helpers, so that text may say `call bpf_map_lookup_elem`.
public interface HelperNames {
    /// No names: helpers are called by number.
    HelperNames NONE = of(Map.of());

    /// The number of the helper called `name`.
    OptionalInt idOf(String name);

    /// The name of helper `id`.
    Optional<String> nameOf(int id);

    /// The names as `program` has them, where platforms give a number to several helpers.
    default HelperNames in(Program program) {
        return this;
    }

    /// What a program of type `type` in section `section` may name besides: results, and fields of its context.
    default HookNames hook(String type, String section) {
        return HookNames.NONE;
    }

    /// All names, for suggestions.
    Collection<String> names();

    /// The names in `idsByName`.
    static HelperNames of(Map<String, Integer> idsByName) {
        Map<String, Integer> ids = new TreeMap<>(idsByName);
        Map<Integer, String> byId = new TreeMap<>();
        ids.forEach((name, id) -> byId.merge(id, name, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return new HelperNames() {
            @Override
            public OptionalInt idOf(String name) {
                Integer id = ids.get(name);
                return id == null ? OptionalInt.empty() : OptionalInt.of(id);
            }

            @Override
            public Optional<String> nameOf(int id) {
                return Optional.ofNullable(byId.get(id));
            }

            @Override
            public Collection<String> names() {
                return List.copyOf(ids.keySet());
            }
        };
    }
}
