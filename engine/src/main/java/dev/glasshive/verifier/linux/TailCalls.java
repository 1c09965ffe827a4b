package dev.glasshive.verifier.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The maps that tail calls go through. Without trust in branches, the index is cut to the size of the map, so an instruction must always use the same one.
final class TailCalls {
    private final Map<Integer, Integer> maps = new HashMap<>();
    private final SortedSet<Integer> ambiguous = new TreeSet<>();

    /// The call at `slot` goes through `map`.
    void record(int slot, int map) {
        Integer before = maps.putIfAbsent(slot, map);
        if (before != null && before != map) {
            ambiguous.add(slot);
        }
    }

    /// Checks all calls at the end of the analysis.
    static void check(Analysis analysis) throws Rejected {
        if (!analysis.can.trustsBranches() && !analysis.tailCalls.ambiguous.isEmpty()) {
            throw analysis.refuse(Rejected.EINVAL, "tail_call abusing map_ptr");
        }
    }
}
