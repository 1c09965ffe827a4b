package dev.glasshive.verifier.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers under which the numeric domain knows what an analysis speaks of. Made on demand, the same for the whole analysis.
final class Variables {
    static final int PACKET_SIZE = 0;
    static final int META_OFFSET = 1;
    /// For sums in the making.
    static final int SCRATCH = 2;
    /// For what a sum needs and loses on the way.
    static final int SPARE = 3;
    private static final int FACETS = 16;
    private static final int COUNTER = -1;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<Meaning> meanings = new ArrayList<>();

    Variables() {
        meanings.add(new Meaning(COUNTER, null, "packet_size"));
        meanings.add(new Meaning(COUNTER, null, "meta_offset"));
        meanings.add(new Meaning(COUNTER, null, "scratch"));
        meanings.add(new Meaning(COUNTER, null, "spare"));
    }

    /// @param facet null where it belongs to no value
    record Meaning(int holder, @Nullable Facet facet, String name) {
        String text(int depth) {
            return facet == null ? name : Holders.name(holder, depth) + "." + facet.text();
        }
    }

    int of(int holder, Facet facet) {
        int key = holder * FACETS + facet.ordinal();
        Integer known = numbers.get(key);
        if (known == null) {
            known = meanings.size();
            numbers.put(key, known);
            meanings.add(new Meaning(holder, facet, ""));
        }
        return known;
    }

    /// One more, which belongs to no value.
    int counter(String name) {
        meanings.add(new Meaning(COUNTER, null, name));
        return meanings.size() - 1;
    }

    int count() {
        return meanings.size();
    }

    Meaning meaning(int variable) {
        return meanings.get(variable);
    }
}
