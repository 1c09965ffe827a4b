package dev.glasshive.verifier.log;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.log.LogPath.Ending;
import dev.glasshive.verifier.log.LogPath.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The paths of a log while it is read, and the branches that wait to be followed.
final class Paths {
    private static final int LOOK_BACK = 2000;

    private final List<LogPath> done = new ArrayList<>();

    /// Steps at which a path may have been put aside, by their slots; the verifier takes up the youngest first.
    private final Map<Integer, Deque<Step>> waiting = new HashMap<>();
    /// The indices of those of them that were not taken up.
    private final Set<Integer> open = new HashSet<>();
    private LogPath current = new LogPath(0, Origin.START, -1, -1, false, 0, 0, Ending.OPEN);
    private boolean begun;

    int index() {
        return done.size();
    }

    /// Whether the current path began and has no step yet.
    boolean isFresh() {
        return current.steps() == 0;
    }

    /// The current path ends so, and another begins.
    void begin(Origin origin, int parent, int slot, boolean speculative, int firstStep) {
        if (begun) {
            done.add(current);
        }
        begun = true;
        current = new LogPath(done.size(), origin, parent, slot, speculative, firstStep, 0, Ending.OPEN);
    }

    void end(Ending ending) {
        current = new LogPath(current.index(), current.origin(), current.parent(), current.slot(), current.speculative(), current.firstStep(), current.steps(), ending);
    }

    boolean isOpen() {
        return begun && current.ending() == Ending.OPEN;
    }

    boolean hasBegun() {
        return begun;
    }

    void count(int slot) {
        current = new LogPath(current.index(), current.origin(), current.parent(), current.steps() == 0 ? slot : current.slot(), current.speculative(), current.firstStep(),
                current.steps() + 1, current.ending());
    }

    /// Notes that `step` may have put a path aside.
    void mayContinue(Step step) {
        if (step.instruction().map(Paths::branches).orElse(true)) {
            waiting.computeIfAbsent(step.slot(), _ -> new ArrayDeque<>()).push(step);
            open.add(step.index());
        }
    }

    private static boolean branches(Instruction instruction) {
        return instruction instanceof Instruction.Branch || instruction instanceof Instruction.CallHelper || instruction instanceof Instruction.CallKfunc
                || instruction instanceof Instruction.CallLocal;
    }

    /// The youngest step at `from` that can have put aside a path to `to`, which is now taken up.
    Optional<Step> takenUp(int from, int to, List<Step> steps) {
        Deque<Step> candidates = waiting.getOrDefault(from, new ArrayDeque<>());
        while (!candidates.isEmpty() && !open.contains(candidates.peek().index())) {
            candidates.pop();
        }
        Optional<Step> found = candidates.stream().limit(LOOK_BACK).filter(step -> open.contains(step.index()) && Flow.leads(step, to) && !goesOnAt(step, to, steps)).findFirst();
        found.ifPresent(step -> open.remove(step.index()));
        return found;
    }

    /// The youngest branch that can have put aside a path to `to`, where nothing says which one.
    Optional<Step> leadingTo(int to, List<Step> steps) {
        return steps.reversed().stream().limit(LOOK_BACK)
                .filter(step -> step.instruction().filter(Instruction.Branch.class::isInstance).isPresent() && Flow.leads(step, to) && !goesOnAt(step, to, steps))
                .filter(step -> open.remove(step.index())).findFirst();
    }

    private static boolean goesOnAt(Step step, int slot, List<Step> steps) {
        return step.index() + 1 < steps.size() && steps.get(step.index() + 1).path() == step.path() && steps.get(step.index() + 1).slot() == slot;
    }

    List<LogPath> all() {
        if (begun) {
            done.add(current);
            begun = false;
        }
        return done;
    }
}
