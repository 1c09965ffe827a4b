package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.cause.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// The way to what could not be proven: backwards, at each join along a side on which it cannot be proven either.
///
/// Whether it can is tried: what was known at the end of the side alone goes once more along the rest of the way. Where that succeeds for every side, the join is to blame.
final class Slice {
    private static final int LONGEST = 2_000;
    private static final int MOST_TRIED = 20_000;
    private static final int NONE = -1;
    private static final int START = 0;

    private final Subject subject;
    private final ControlFlow flow;
    private final Analysis analysis;
    private final Transfer transfer;
    private final ToIntFunction<Label> functions;
    private final Map<Integer, Integer> rank = new HashMap<>();
    private int tried;

    Slice(Subject subject, ControlFlow flow, Analysis analysis, List<Integer> order, ToIntFunction<Label> functions) {
        this.subject = subject;
        this.flow = flow;
        this.analysis = analysis;
        this.transfer = new Transfer(subject);
        this.functions = functions;
        for (int i = 0; i < order.size(); i++) {
            rank.put(order.get(i), i);
        }
    }

    /// How a side of a join does without the others.
    private enum Trial {
        FAILS, PROVEN,
        /// No run goes from there to the end.
        ENDS
    }

    /// @param place that the ways lead to
    /// @param sides where they come from
    private record Meeting(int place, List<Integer> sides, Map<Integer, Trial> trials) {
        boolean forgotten() {
            return !trials.isEmpty() && !trials.containsValue(Trial.FAILS) && trials.containsValue(Trial.PROVEN);
        }
    }

    /// The places on the way to `fault`, sides of branches among them, and what met on it.
    private record Way(List<Integer> places, Map<Integer, Meeting> meetings) {}

    private Way way(ControlFlow.Place fault, Check check) {
        List<Integer> places = new ArrayList<>(List.of(fault.number()));
        Map<Integer, Meeting> meetings = new HashMap<>();
        Set<Integer> seen = new HashSet<>(places);
        for (int at = fault.number(); at != NONE && places.size() < LONGEST; ) {
            List<Integer> sides = flow.before(at).stream().filter(side -> analysis.after(side) != null).toList();
            int next = sides.isEmpty() ? NONE : sides.getFirst();
            if (at == START) {
                // Where a loop begins at the start, only its own way leads here.
                sides.stream().findFirst().ifPresent(_ -> meetings.put(START, new Meeting(START, sides, Map.of())));
                next = NONE;
            } else if (sides.size() > 1) {
                Meeting meeting = new Meeting(at, sides, trials(sides, places, fault, check));
                meetings.put(at, meeting);
                next = chosen(meeting, seen);
            }
            if (next == NONE || !seen.add(next)) {
                break;
            }
            places.add(next);
            at = next;
        }
        Collections.reverse(places);
        return new Way(places, meetings);
    }

    /// The side to go on along: one that fails by itself, else one that at least comes through; never around a loop.
    private int chosen(Meeting meeting, Set<Integer> seen) {
        int at = rank.getOrDefault(meeting.place, 0);
        List<Integer> forward = meeting.sides.stream().filter(side -> !seen.contains(side) && rank.getOrDefault(side, 0) < at).toList();
        for (Trial wanted : List.of(Trial.FAILS, Trial.PROVEN, Trial.ENDS)) {
            for (int side : forward) {
                if (meeting.trials.getOrDefault(side, Trial.FAILS) == wanted) {
                    return side;
                }
            }
        }
        return NONE;
    }

    /// @param backwards the places from the fault to the join
    private Map<Integer, Trial> trials(List<Integer> sides, List<Integer> backwards, ControlFlow.Place fault, Check check) {
        Map<Integer, Trial> trials = new HashMap<>();
        if (check instanceof Check.BoundedLoopCount || tried > MOST_TRIED) {
            return trials;
        }
        sides.forEach(side -> trials.put(side, trial(side, backwards, fault, check)));
        return trials;
    }

    private Trial trial(int side, List<Integer> backwards, ControlFlow.Place fault, Check check) {
        Invariant known = analysis.after(side);
        if (known == null) {
            return Trial.ENDS;
        }
        Invariant state = known.copy();
        for (int i = backwards.size() - 1; i > 0; i--) {
            tried++;
            transfer.apply(flow.places().get(backwards.get(i)), state);
            if (state.isUnreachable()) {
                return Trial.ENDS;
            }
        }
        return Checker.faults(subject, check, state, fault.depth()).isEmpty() ? Trial.PROVEN : Trial.FAILS;
    }

    /// @param steps from the start to the fault
    /// @param decisive the steps whose branches decide that the fault is reached
    record Found(List<Step> steps, BitSet decisive) {}

    /// The way to `fault`; no steps where visits on it were not kept.
    Found of(ControlFlow.Place fault, Check check, List<Visit> visits, Map<Integer, Integer> indices) {
        Way way = way(fault, check);
        BitSet leading = leading(fault.number());
        List<Step> steps = new ArrayList<>();
        BitSet decisive = new BitSet();
        for (int i = 0; i < way.places.size(); i++) {
            ControlFlow.Place place = flow.places().get(way.places.get(i));
            if (place.label().isSide()) {
                continue;
            }
            Integer index = indices.get(place.number());
            if (index == null || index >= visits.size()) {
                return new Found(List.of(), decisive);
            }
            boolean last = i + 1 == way.places.size();
            boolean turns = !last && flow.places().get(way.places.get(i + 1)).label().isSide();
            Optional<Step.Junction> junction = Optional.ofNullable(way.meetings.get(place.number())).map(this::junction);
            if (turns && flow.next(place.number()).stream().anyMatch(next -> !leading.get(next))) {
                decisive.set(steps.size());
            }
            steps.add(new Step(visits.get(index), last ? visits.get(index)::before : after(way.places.get(turns ? i + 1 : i), way.places.get(turns ? i + 2 : i + 1)), junction));
        }
        return new Found(steps, decisive);
    }

    private Supplier<AbstractState> after(int place, int next) {
        return state(java.util.Objects.requireNonNull(analysis.after(place), "a place that no run comes to is on no way"), next);
    }

    private Supplier<AbstractState> state(Invariant state, int at) {
        Label label = flow.places().get(at).label();
        return () -> Picture.of(state, label, functions);
    }

    private Step.Junction junction(Meeting meeting) {
        int depth = flow.places().get(meeting.place).depth();
        Invariant result = java.util.Objects.requireNonNull(analysis.before(meeting.place), "ways that meet lead to a place that is reached");
        List<Step.Side> sides = new ArrayList<>();
        List<Recorder.Way> ways = new ArrayList<>();
        for (int side : meeting.sides) {
            Invariant known = analysis.after(side);
            if (known != null) {
                sides.add(new Step.Side(flow.places().get(side).label().slot(), state(known, meeting.place), meeting.trials.get(side) == Trial.ENDS));
                ways.add(new Recorder.Way(flow.places().get(side), known));
            }
        }
        Supplier<List<Fixpoint.Loss>> losses = () -> Recorder.losses(ways, result, depth);
        return new Step.Junction(sides, losses, analysis.order().heads().contains(meeting.place), meeting.forgotten());
    }

    /// The places from which a way leads to `fault`.
    private BitSet leading(int fault) {
        BitSet leading = new BitSet();
        List<Integer> open = new ArrayList<>(List.of(fault));
        leading.set(fault);
        while (!open.isEmpty()) {
            for (int before : flow.before(open.removeLast())) {
                if (!leading.get(before)) {
                    leading.set(before);
                    open.add(before);
                }
            }
        }
        return leading;
    }

    /// The branches of the loop with `head` through which it is left.
    List<ControlFlow.Place> exits(int head) {
        List<ControlFlow.Place> exits = new ArrayList<>();
        BitSet leading = leading(head);
        for (int place : rank.keySet()) {
            ControlFlow.Place at = flow.places().get(place);
            boolean inside = leading.get(place) && rank.getOrDefault(place, 0) >= rank.getOrDefault(head, 0);
            if (inside && at.action() instanceof Action.Run(Instruction.Branch _) && flow.next(place).stream().anyMatch(next -> !leading.get(next))) {
                exits.add(at);
            }
        }
        return exits;
    }
}
