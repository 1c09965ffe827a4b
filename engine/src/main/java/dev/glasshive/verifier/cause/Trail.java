package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.CausalEvent.Occurrence;
import dev.glasshive.verifier.CausalEvent.Side;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The end of a path, with what is asked again and again kept at hand. Places on it count from 0.
final class Trail {
    /// The most visits that are looked at.
    private static final int LONGEST = 5000;

    private final Vocabulary vocabulary;
    private final List<Visit> visits;
    private final List<Integer> depths = new ArrayList<>();
    private final Map<Integer, AbstractState> states = new HashMap<>();
    private final Map<Integer, AbstractState> afterwards = new HashMap<>();
    private final boolean fromStart;
    private final List<Step> steps;

    /// The path to `end`, which is among the visits of `exploration`.
    Trail(Vocabulary vocabulary, Exploration exploration, Visit end) {
        this(vocabulary, exploration.pathTo(end), List.of());
    }

    /// A way through a program whose paths are joined.
    Trail(Vocabulary vocabulary, List<Step> steps) {
        this(vocabulary, steps.stream().map(Step::visit).toList(), steps);
    }

    private Trail(Vocabulary vocabulary, List<Visit> path, List<Step> steps) {
        int first = Math.max(0, path.size() - LONGEST);
        this.vocabulary = vocabulary;
        this.fromStart = first == 0;
        this.visits = path.subList(first, path.size());
        this.steps = steps.isEmpty() ? steps : steps.subList(first, steps.size());
        int depth = visits.getFirst().before().frames().size() - 1;
        for (int i = 0; i < visits.size(); i++) {
            depths.add(depth);
            depth += i + 1 < visits.size() ? deeper(i, depth) : 0;
        }
    }

    /// This up to `place`.
    Trail upTo(int place) {
        return new Trail(vocabulary, visits.subList(0, place + 1), steps.isEmpty() ? steps : steps.subList(0, place + 1));
    }

    private int deeper(int place, int depth) {
        int slot = slot(place);
        int next = slot(place + 1);
        return switch (instruction(place).orElse(null)) {
            case Instruction.CallLocal(int offset) when next == slot + 1 + offset -> 1;
            // A helper whose next instruction lies elsewhere calls back.
            case Instruction.CallHelper _ when next != slot + 1 -> visits.get(place + 1).before().frames().size() - 1 - depth;
            case Instruction.Exit() -> visits.get(place + 1).before().frames().size() - 1 - depth;
            case null, default -> 0;
        };
    }

    /// Whether the path is here from its first instruction on.
    boolean isFromStart() {
        return fromStart;
    }

    int last() {
        return visits.size() - 1;
    }

    Visit visit(int place) {
        return visits.get(place);
    }

    int slot(int place) {
        return visits.get(place).slot();
    }

    /// The function call at work before the instruction, by its place in [AbstractState#frames()].
    int depth(int place) {
        return depths.get(place);
    }

    /// What was known before the instruction.
    AbstractState before(int place) {
        return states.computeIfAbsent(place, at -> visits.get(at).before());
    }

    /// What was known behind the instruction, on the way to the next one.
    AbstractState after(int place) {
        return steps.isEmpty() ? before(place + 1) : afterwards.computeIfAbsent(place, at -> steps.get(at).after().get());
    }

    /// What met before the instruction.
    Optional<Step.Junction> junction(int place) {
        return steps.isEmpty() ? Optional.empty() : steps.get(place).junction();
    }

    Optional<Instruction> instruction(int place) {
        return vocabulary.candidate().instruction(slot(place));
    }

    /// Which way the branch at `place` went.
    Side side(int place) {
        return slot(place + 1) == slot(place) + 1 ? Side.FALLS_THROUGH : Side.JUMPS;
    }

    /// The moment before the instruction at `place`, where a function begins.
    Occurrence beginning(int place) {
        Occurrence at = at(place);
        return new Occurrence(at.slot(), at.visit(), at.line(), "");
    }

    Occurrence at(int place) {
        return vocabulary.at(slot(place), visits.get(place).index());
    }
}
