package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The types of a system by name. There may be several of one name, since compilations of different files need not agree.
final class Candidates {
    private final Btf target;
    private final Map<String, List<Integer>> byName = new HashMap<>();

    Candidates(Btf target) {
        this.target = target;
        for (int id = 1; id <= target.types().size(); id++) {
            String name = target.types().get(id - 1).name();
            if (!name.isEmpty()) {
                byName.computeIfAbsent(TypeNames.essential(name), _ -> new ArrayList<>(1)).add(id);
            }
        }
    }

    /// The numbers of the types that could be `type`.
    List<Integer> of(BtfType type) {
        return byName.getOrDefault(TypeNames.essential(type.name()), List.of()).stream()
                .filter(id -> target.type(id).filter(there -> TypeRules.sameKind(type, there)).isPresent()).toList();
    }
}
