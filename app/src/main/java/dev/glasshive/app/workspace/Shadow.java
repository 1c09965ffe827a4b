package dev.glasshive.app.workspace;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Which visits a run passes: the verifier walked every path that a run can take, so each step of a run has a visit. Where it joins paths, that is the one of what holds on all of them.
///
/// May be shared by threads; answers come quickly where they are asked for in order.
final class Shadow {
    /// Farther from a known position than this, the walk is not made.
    private static final int LONGEST_WALK = 2_000_000;
    /// So many steps of each run are searched for a visit.
    private static final int LONGEST_SEARCH = 500_000;
    private static final int NO_VISIT = -1;
    /// So many states are compared where the walk lost its way.
    private static final int MOST_CANDIDATES = 200;

    private final Timeline timeline;
    private final Verification verification;
    private final Map<Integer, Walk> walks = new HashMap<>();

    Shadow(Timeline timeline, Verification verification) {
        this.timeline = timeline;
        this.verification = verification;
    }

    boolean isOf(Timeline other) {
        return timeline.equals(other);
    }

    /// A walk along one run; it remembers its way, so that looking back costs nothing.
    private final class Walk {
        private final Timeline.Run run;
        /// Where functions that are judged by themselves were called, to go on there when they return.
        private final Deque<Visit> calls = new ArrayDeque<>();
        private int[] passed = new int[64];
        /// The first position that was not looked at.
        private int end;
        private Optional<Visit> last = Optional.empty();
        private boolean lost;
        /// From here on the path is another one, which covers this run's.
        private int borrowedFrom = Integer.MAX_VALUE;

        Walk(Timeline.Run run) {
            this.run = run;
            this.end = run.first();
        }

        /// The visit at `position`, which lies behind the start of the run.
        Optional<Visit> at(int position) {
            if (position - end > LONGEST_WALK) {
                return Optional.empty();
            }
            while (end <= position && !lost) {
                advance();
            }
            int index = position < end ? passed[position - run.first()] : NO_VISIT;
            return index == NO_VISIT ? Optional.empty() : Optional.of(verification.visits().get(index));
        }

        private void advance() {
            int slot = timeline.slotAt(end);
            int found = NO_VISIT;
            if (slot >= 0 && timeline.cpuAt(end) == run.cpu()) {
                boolean mine = timeline.programAt(end).name().equals(verification.program().name());
                Optional<Visit> next = !mine ? Optional.empty() : last.isPresent() ? next(last.get(), slot)
                        : verification.roots().stream().findFirst().filter(root -> root.slot() == slot);
                lost = next.isEmpty();
                last = next;
                found = next.map(Visit::index).orElse(NO_VISIT);
            }
            int place = end - run.first();
            if (place >= passed.length) {
                passed = Arrays.copyOf(passed, 2 * passed.length);
            }
            passed[place] = found;
            end++;
        }

        private Optional<Visit> next(Visit from, int slot) {
            Visit on = from;
            if (from.outcome() instanceof Visit.Outcome.Pruned(int coveredBy) && coveredBy >= 0) {
                on = verification.visits().get(coveredBy);
                borrowedFrom = Math.min(borrowedFrom, end);
            }
            Optional<Visit> child = child(on, slot);
            if (child.isPresent()) {
                return child;
            }
            Optional<Visit> root = verification.roots().stream().filter(visit -> visit.slot() == slot).findFirst();
            if (root.isPresent()) {
                calls.push(on);
                return root;
            }
            return calls.isEmpty() ? Optional.empty() : child(calls.pop(), slot);
        }

        private Optional<Visit> child(Visit visit, int slot) {
            return verification.following(visit).stream().filter(next -> next.slot() == slot).findFirst().map(verification::joined);
        }
    }

    /// The look at the visit of the instruction that runs at `position`; empty where none does, or where the verifier's way cannot be found.
    synchronized Optional<Look> at(int position, Snapshot snapshot) {
        Optional<Timeline.Run> run = position >= timeline.length() || timeline.slotAt(position) < 0 ? Optional.empty() : timeline.runAt(position);
        if (run.isEmpty() || snapshot.position() != position || !snapshot.program().equals(verification.program().name())) {
            return Optional.empty();
        }
        Walk walk = walk(run.get());
        return walk.at(position).map(visit -> new Look(visit, true, position >= walk.borrowedFrom))
                .or(() -> containing(snapshot).map(visit -> new Look(visit, true, false)));
    }

    private Walk walk(Timeline.Run run) {
        return walks.computeIfAbsent(run.index(), _ -> new Walk(run));
    }

    /// The first visit of the same instruction whose values contain those of the machine.
    private Optional<Visit> containing(Snapshot snapshot) {
        return verification.visits().stream().filter(visit -> visit.slot() == snapshot.slot()).limit(MOST_CANDIDATES)
                .filter(visit -> contains(visit, snapshot)).findFirst();
    }

    private boolean contains(Visit visit, Snapshot snapshot) {
        AbstractState state = visit.before();
        if (state.frames().size() != snapshot.frames().size()) {
            return false;
        }
        for (Register register : Register.values()) {
            OptionalLong value = snapshot.registers().value(register);
            AbstractValue known = state.current().registers().get(register.code());
            if (!(known instanceof AbstractValue.Uninitialized) && (value.isEmpty() || !Claim.allows(known, value.getAsLong(), verification.set(), snapshot.packet().length()))) {
                return false;
            }
        }
        return true;
    }

    /// The first position in the run at `from`, then in those behind and before it, at which a run passes `visit`; empty if it never does, that is too far away, or nobody waits any more.
    synchronized OptionalInt reaches(Visit visit, int from, BooleanSupplier isCancelled) {
        int first = timeline.runAt(Math.min(from, Math.max(0, timeline.length() - 1))).map(Timeline.Run::first).orElse(0);
        OptionalInt ahead = find(visit, first, timeline.length(), isCancelled);
        return ahead.isPresent() ? ahead : find(visit, 0, first, isCancelled);
    }

    private OptionalInt find(Visit visit, int from, int to, BooleanSupplier isCancelled) {
        for (Timeline.Run run : timeline.runs()) {
            int first = Math.max(from, run.first());
            int last = Math.min(Math.min(to - 1, run.last()), first + LONGEST_SEARCH);
            for (int position = first; position <= last && !isCancelled.getAsBoolean(); position++) {
                if (timeline.slotAt(position) == visit.slot() && timeline.cpuAt(position) == run.cpu() && walk(run).at(position).filter(visit::equals).isPresent()) {
                    return OptionalInt.of(position);
                }
            }
        }
        return OptionalInt.empty();
    }
}
