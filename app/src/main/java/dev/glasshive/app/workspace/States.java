package dev.glasshive.app.workspace;

import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Visit;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was known before the visits that were looked at last. Several panes ask for the same state, and each answer is computed anew.
final class States {
    private static final int MOST = 16;

    private final Map<Visit, AbstractState> kept = new LinkedHashMap<>(MOST, 0.75f, true);

    synchronized AbstractState before(Visit visit) {
        AbstractState known = kept.get(visit);
        if (known == null) {
            known = visit.before();
            kept.put(visit, known);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    synchronized void forget() {
        kept.clear();
    }
}
