package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.Visit.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// The outcome of an analysis as an exploration: a visit for each instruction, in order. Where ways meet, all but the first end in a visit that is covered by the one that
/// stands for them all.
final class Explorations {
    private final ControlFlow flow;
    private final Analysis analysis;
    private final Set<Integer> refused;
    private final ToIntFunction<Label> functions;
    private final int most;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<Integer, Integer> byPlace = new HashMap<>();

    private Explorations(ControlFlow flow, Analysis analysis, Set<Integer> refused, ToIntFunction<Label> functions, int most) {
        this.flow = flow;
        this.analysis = analysis;
        this.refused = refused;
        this.functions = functions;
        this.most = most;
    }

    /// @param refused the places at which something could not be proven
    static Exploration of(ControlFlow flow, Analysis analysis, List<Integer> order, Set<Integer> refused, ToIntFunction<Label> functions, int most) {
        Explorations made = new Explorations(flow, analysis, refused, functions, most);
        boolean whole = true;
        for (int place : order) {
            whole &= made.visit(place);
        }
        for (int place : order) {
            whole &= made.cover(place);
        }
        return new Exploration(made.visits, whole);
    }

    /// The visit of the instruction on the way to `place`, which may be a side of a branch.
    private int source(int place) {
        int at = place;
        while (flow.places().get(at).label().isSide()) {
            at = flow.before(at).getFirst();
        }
        return byPlace.getOrDefault(at, -1);
    }

    private boolean visit(int place) {
        ControlFlow.Place at = flow.places().get(place);
        Invariant state = analysis.before(place);
        if (at.label().isSide() || state == null) {
            return true;
        }
        if (visits.size() >= most) {
            return false;
        }
        int from = flow.before(place).stream().filter(way -> analysis.after(way) != null).mapToInt(this::source).filter(way -> way >= 0).findFirst().orElse(-1);
        Outcome outcome = refused.contains(place) ? new Outcome.Refused() : at.action() instanceof Action.Run(Instruction.Exit _) ? new Outcome.Ended() : new Outcome.Continued();
        byPlace.put(place, visits.size());
        visits.add(new Visit(visits.size(), from, at.label().slot(), outcome, () -> Picture.of(state, at.label(), functions)));
        return true;
    }

    /// Ways to `place` beside the one that its visit came from.
    private boolean cover(int place) {
        Integer covering = byPlace.get(place);
        if (covering == null || flow.before(place).size() < 2) {
            return true;
        }
        int taken = visits.get(covering).from();
        boolean first = true;
        for (int way : flow.before(place)) {
            Invariant state = analysis.after(way);
            int from = source(way);
            if (state == null || from < 0) {
                continue;
            }
            if (from == taken && first) {
                first = false;
                continue;
            }
            if (visits.size() >= most) {
                return false;
            }
            Label label = flow.places().get(place).label();
            visits.add(new Visit(visits.size(), from, label.slot(), new Outcome.Pruned(covering), () -> Picture.of(state, label, functions)));
        }
        return true;
    }
}
