package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Fixpoint.Incoming;
import dev.glasshive.verifier.Fixpoint.Knowledge;
import dev.glasshive.verifier.Fixpoint.Loss;
import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.Fixpoint.Pass;
import dev.glasshive.verifier.Fixpoint.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Notes how knowledge met, up to a number of times.
final class Recorder {
    /// States are kept with them, which take memory.
    private static final int MOST_PASSES = 4_000;

    private final int most;
    private final ToIntFunction<Label> functions;
    private final List<Pass> passes = new ArrayList<>();
    private boolean whole = true;

    /// @param functions gives the number of the function that the last call of a label leads to
    Recorder(int most, ToIntFunction<Label> functions) {
        this.most = Math.min(most, MOST_PASSES);
        this.functions = functions;
    }

    /// A way to a place, and what is known at its end.
    record Way(ControlFlow.Place from, Invariant state) {}

    /// @param old what was known at the place before, if anything was
    void met(ControlFlow.Place at, int iteration, Meeting how, @Nullable Invariant old, List<Way> ways, Invariant result) {
        if (passes.size() >= most) {
            whole = false;
            return;
        }
        List<Way> sides = new ArrayList<>();
        if (old != null) {
            sides.add(new Way(at, old));
        }
        sides.addAll(ways);
        List<Incoming> incoming = sides.stream().map(side -> new Incoming(spot(side.from.label()), knowledge(side.state, at.label()))).toList();
        passes.add(new Pass(passes.size(), spot(at.label()), iteration, how, incoming, knowledge(result, at.label()), () -> losses(sides, result, at.depth())));
    }

    static Spot spot(Label label) {
        return new Spot(label.calls(), label.slot(), label.target(), label.toString());
    }

    private Knowledge knowledge(Invariant state, Label at) {
        return new Knowledge(() -> Facts.of(state, at.depth()), () -> Picture.of(state, at, functions));
    }

    /// What one of the `sides` knew and `result` does not.
    static List<Loss> losses(List<Way> sides, Invariant result, int depth) {
        Map<String, String> left = new HashMap<>();
        Facts.of(result, depth).forEach(fact -> left.put(fact.about(), fact.text()));
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (Facts.Item item : Facts.items(sides.get(i).state, depth)) {
                if (!item.holds().test(result)) {
                    losses.add(new Loss(i, item.fact(), left.getOrDefault(item.fact().about(), "")));
                }
            }
        }
        return losses;
    }

    Fixpoint fixpoint(List<Fixpoint.Finding> findings) {
        return new Fixpoint(passes, whole, findings);
    }
}
