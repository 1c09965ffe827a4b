package dev.glasshive.asm;

import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;

/// A map while its initial entries are read.
record MapDraft(MapSpec spec, SourceSpan span, List<MapSpec.Initial> initial) {
    MapDraft(MapSpec spec, SourceSpan span) {
        this(spec, span, new ArrayList<>());
    }

    MapSpec finish() {
        return new MapSpec(spec.name(), spec.type(), spec.keySize(), spec.valueSize(), spec.maxEntries(), spec.flags(), initial, spec.mutability());
    }
}
