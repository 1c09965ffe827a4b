package dev.glasshive.verifier.cause;

import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Visit;
import java.util.List;

/// Where what a verifier knows of any value comes from.
public final class Provenance {
    /// The most events of one answer.
    public static final int MOST = 24;

    private Provenance() {}

    /// What happened to the value of `holder` on the path to `visit`, the oldest event first; none where nothing was ever said of it.
    ///
    /// @param exploration to which `visit` belongs
    public static List<CausalEvent> of(Vocabulary vocabulary, Exploration exploration, Visit visit, Holder holder) {
        Trail trail = new Trail(vocabulary, exploration, visit);
        return Causes.Choice.of(Ancestry.of(trail, vocabulary, List.of(holder)).events(), MOST);
    }

    /// What is known of `holder` before `visit`.
    public static CausalEvent.Printed known(Vocabulary vocabulary, Visit visit, Holder holder) {
        return Knowledge.printed(visit.before(), holder, vocabulary);
    }
}
