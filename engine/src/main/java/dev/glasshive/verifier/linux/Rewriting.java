package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// What Linux changes in a program that it accepts, as far as it shows in the use of the stack: loops that helpers go through become code, open-ended loops are counted, and what no path reached is removed.
final class Rewriting {
    /// Where the code of a loop saves registers.
    private static final int LOOP_BYTES = 24;
    /// Where rounds are counted, and the time since the first.
    private static final int COUNTER_BYTES = 16;
    private static final int DIFFERENT = -1;

    private final BitSet reached = new BitSet();
    private final Map<Integer, Integer> loops = new HashMap<>();

    /// A path reached the instruction at `slot`.
    void reach(int slot) {
        reached.set(slot);
    }

    /// The helper called at `slot` goes through `callback` again and again. It becomes code if it does so on all paths, and never with flags.
    void loop(int slot, int callback, boolean flags) {
        loops.merge(slot, flags ? DIFFERENT : callback, (before, now) -> before.equals(now) ? before : DIFFERENT);
    }

    /// Changes how much stack the functions use.
    void apply(Analysis analysis) {
        Layout layout = analysis.layout;
        BitSet kept = new BitSet();
        for (int subprogram = 0; subprogram < layout.starts().size(); subprogram++) {
            int from = layout.start(subprogram);
            int to = layout.end(subprogram);
            int first = reached.nextSetBit(from);
            kept.set(subprogram, first >= 0 && first < to);
            if (loops.entrySet().stream().anyMatch(loop -> from <= loop.getKey() && loop.getKey() < to && loop.getValue() != DIFFERENT)) {
                analysis.stackUse.add(subprogram, LOOP_BYTES);
            }
            if (counts(analysis, from, to)) {
                analysis.stackUse.add(subprogram, COUNTER_BYTES);
            }
        }
        analysis.stackUse.keep(kept);
    }

    /// Whether anything counts rounds between `from` and `to`. What goes on behind itself either way does not, and is removed.
    private boolean counts(Analysis analysis, int from, int to) {
        int removed = -1;
        boolean found = false;
        for (int slot = to - 1; slot >= from; slot--) {
            Fields fields = analysis.fields(slot);
            int target = slot + 1 + Layout.distance(fields);
            if (!Layout.isMayGoto(fields)) {
                removed = -1;
            } else if (target == slot + 1 || slot + 1 < target && target <= removed) {
                removed = Math.max(removed, slot + 1);
            } else {
                removed = -1;
                found |= reached.get(slot);
            }
        }
        return found;
    }
}
