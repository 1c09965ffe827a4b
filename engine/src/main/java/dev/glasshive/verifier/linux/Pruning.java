package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Remembers states, and cuts paths that come to a state which an earlier one covers.
final class Pruning {
    private static final int LONG_HISTORY = 40;
    /// How many states of an instruction are remembered for programs that need no privilege.
    private static final int MOST_STATES = 64;
    private static final int BACKEDGE_ROUNDS = 64;

    private final Analysis analysis;
    private final Map<Integer, List<Remembered>> table = new HashMap<>();
    private final Map<LoopVisit, Visit> visits = new HashMap<>();
    private final IdentityHashMap<State, Remembered> owners = new IdentityHashMap<>();
    private int jumpsBefore;
    private int processedBefore;
    private int remembered;
    private int waiting;
    private int backedges;

    Pruning(Analysis analysis) {
        this.analysis = analysis;
    }

    /// A state, and how often it served.
    private static final class Remembered {
        final State state;
        int hits;
        int misses;
        boolean evicted;

        Remembered(State state) {
            this.state = state;
        }
    }

    /// A loop as it was entered: the calls that led there, and its number.
    private record LoopVisit(List<Integer> calls, int loop) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("(");
            // Linux takes a call at slot 0 for the end of the list.
            calls.stream().takeWhile(call -> call != 0).forEach(call -> text.append(call).append(','));
            return text.append(loop).append(')').toString();
        }
    }

    /// What waits for a loop to be finished.
    private static final class Visit {
        @org.jspecify.annotations.Nullable State entry;
        final List<State> backedges = new ArrayList<>();
    }

    /// Forgets all states: another function begins.
    void forget() {
        table.clear();
        visits.clear();
        owners.clear();
    }

    private List<Remembered> statesAt(int slot) {
        int size = analysis.candidate.slots().size();
        int key = (int) (Integer.toUnsignedLong(slot ^ analysis.frame().callsite) % size);
        return table.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    /// Compares the current state with those remembered at its instruction, and may remember it.
    ///
    /// @return whether an earlier state covers it
    boolean isCovered() throws Rejected {
        State current = analysis.current;
        int slot = analysis.slot;
        boolean forced = LoadFlags.has(analysis, LoadFlags.STATE_FREQUENCY) || analysis.flow.isCheckpoint(slot) || current.history.size() > LONG_HISTORY;
        boolean add = forced || analysis.jumps - jumpsBefore >= 2 && analysis.processed - processedBefore >= 8;
        List<Remembered> states = statesAt(slot);
        clean(states, slot, current);
        int count = 0;
        for (Remembered old : List.copyOf(states)) {
            count++;
            if (old.state.instruction != slot) {
                continue;
            }
            if (old.state.branches > 0) {
                if (isRound(old.state, current, slot)) {
                    analysis.recorder.prune(old.state.visit);
                    hit(old, current, true);
                    return true;
                }
                if (isTurn(old.state, current, slot)) {
                    analysis.recorder.prune(old.state.visit);
                    hit(old, current, false);
                    return true;
                }
                if (!forced && analysis.jumps - jumpsBefore < 20 && analysis.processed - processedBefore < 100) {
                    add = false;
                }
            } else {
                boolean loop = isIncomplete(old.state);
                if (StateComparison.covers(analysis, old.state, current, loop ? StateComparison.Strictness.WITHIN : StateComparison.Strictness.LOOSE)) {
                    analysis.recorder.prune(old.state.visit);
                    hit(old, current, loop);
                    return true;
                }
            }
            miss(old, states, slot, add);
        }
        analysis.mostStatesPerInstruction = Math.max(analysis.mostStatesPerInstruction, count);
        if (add && (analysis.can.remembersManyStates() || count <= MOST_STATES)) {
            remember(current, states, slot);
        }
        return false;
    }

    /// Whether this is one more round of an open-ended loop that an earlier round covers.
    private boolean isRound(State old, State current, int slot) {
        return Layout.isMayGoto(analysis.fields(slot)) && old.mayGotoDepth != current.mayGotoDepth
                && StateComparison.covers(analysis, old, current, StateComparison.Strictness.WITHIN);
    }

    /// Whether this is one more turn of a callback that an earlier turn covers. Other loops must make progress.
    private boolean isTurn(State old, State current, int slot) throws Rejected {
        if (analysis.flow.isCheckpoint(slot) && !Layout.isMayGoto(analysis.fields(slot))) {
            return StateComparison.covers(analysis, old, current, StateComparison.Strictness.WITHIN);
        }
        if (old.frames.getFirst().later == current.frames.getFirst().later && StateComparison.looksAlike(old, current) && StateComparison.covers(analysis, old, current, StateComparison.Strictness.EXACT)
                && old.callbackUnrolls == current.callbackUnrolls && old.mayGotoDepth == current.mayGotoDepth) {
            analysis.lines.print(slot);
            analysis.log.print("infinite loop detected at insn " + slot + "\ncur state:");
            analysis.printAll(current, current.currentNumber());
            analysis.log.print("old state:");
            analysis.printAll(old, current.currentNumber());
            throw new Rejected(Rejected.EINVAL);
        }
        return false;
    }

    /// The newest state at `slot` from before `state` on the same path.
    Optional<State> previousRound(State state, int slot) {
        return statesAt(slot).stream().map(remembered -> remembered.state)
                .filter(old -> old.instruction == slot && old.branches > 0 && hasSameCalls(old, state) && old.depth < state.depth).findFirst();
    }

    private void hit(Remembered old, State current, boolean loop) {
        old.hits++;
        if (analysis.flow.isJumpPoint(analysis.slot)) {
            analysis.record();
        }
        analysis.precision.propagate(old.state, current);
        LoopVisit key = loop ? loopOf(old.state) : null;
        if (key != null) {
            State backedge = current.copy();
            backedge.equal = old.state;
            backedge.instruction = analysis.slot;
            Objects.requireNonNull(visits.get(key)).backedges.add(backedge);
            backedges++;
            countPeak();
            if (analysis.log.everything()) {
                analysis.log.print("SCC backedge " + key + "\n");
            }
        }
    }

    private void miss(Remembered old, List<Remembered> states, int slot, boolean added) {
        if (added) {
            old.misses++;
        }
        int patience = analysis.flow.isCheckpoint(slot) && old.state.branches > 0 ? 64 : 3;
        if (old.misses > old.hits * patience + patience) {
            states.remove(old);
            remembered--;
            waiting++;
            old.evicted = true;
            release(old);
        }
    }

    /// A state that serves no longer goes once no path depends on it.
    private void release(Remembered old) {
        if (old.evicted && old.state.branches == 0) {
            old.evicted = false;
            waiting--;
        }
    }

    private void remember(State current, List<Remembered> states, int slot) {
        analysis.totalStates++;
        remembered++;
        countPeak();
        jumpsBefore = analysis.jumps;
        processedBefore = analysis.processed;
        Precision.forget(current);
        State added = current.copy();
        added.instruction = slot;
        added.visit = analysis.recorder.current();
        Remembered entry = new Remembered(added);
        owners.put(added, entry);
        enterLoop(added);
        current.parent = added;
        current.firstInstruction = slot;
        current.depth = added.depth + 1;
        current.history.clear();
        states.addFirst(entry);
    }

    private void countPeak() {
        analysis.peakStates = Math.max(analysis.peakStates, remembered + waiting + backedges);
    }

    /// Takes what cannot matter any more out of finished states, so that they cover more.
    private void clean(List<Remembered> states, int slot, State current) {
        for (Remembered old : states) {
            State state = old.state;
            if (state.branches == 0 && state.instruction == slot && !state.cleaned && hasSameCalls(state, current) && !isIncomplete(state)) {
                state.cleaned = true;
                for (Frame frame : state.frames) {
                    clean(state, frame);
                }
            }
        }
    }

    private static boolean hasSameCalls(State a, State b) {
        if (a.frames.size() != b.frames.size()) {
            return false;
        }
        for (int i = a.currentNumber(); i >= 0; i--) {
            if (a.frames.get(i).callsite != b.frames.get(i).callsite) {
                return false;
            }
        }
        return true;
    }

    private void clean(State state, Frame frame) {
        int slot = StateComparison.slotIn(state, frame.number);
        for (int i = 0; i < Frame.POINTER; i++) {
            if (!analysis.live.isLive(slot, i)) {
                frame.registers[i] = Value.Unset.VALUE;
            }
        }
        for (int i = 0; i < frame.stack.length; i++) {
            if (!analysis.stackLiveness.isLive(state, frame.number, i)) {
                frame.stack[i] = StackSlot.EMPTY;
            }
        }
    }

    private @org.jspecify.annotations.Nullable LoopVisit loopOf(State state) {
        List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < state.frames.size(); i++) {
            int slot = StateComparison.slotIn(state, i);
            if (analysis.loops.at(slot) != 0) {
                return new LoopVisit(List.copyOf(calls), analysis.loops.at(slot));
            }
            calls.add(slot);
        }
        return null;
    }

    private boolean isIncomplete(State state) {
        LoopVisit key = loopOf(state);
        Visit visit = key == null ? null : visits.get(key);
        return visit != null && !visit.backedges.isEmpty();
    }

    private void enterLoop(State state) {
        LoopVisit key = loopOf(state);
        if (key == null) {
            return;
        }
        Visit visit = visits.computeIfAbsent(key, _ -> new Visit());
        if (visit.entry == null) {
            visit.entry = state;
            if (analysis.log.everything()) {
                analysis.log.print("SCC enter " + key + "\n");
            }
        }
    }

    private void leaveLoop(State state) {
        LoopVisit key = loopOf(state);
        Visit visit = key == null ? null : visits.get(key);
        if (visit == null || visit.entry != state) {
            return;
        }
        if (analysis.log.everything()) {
            analysis.log.print("SCC exit " + key + "\n");
        }
        visit.entry = null;
        backedges -= visit.backedges.size();
        countPeak();
        boolean changed = true;
        for (int round = 0; changed && round < BACKEDGE_ROUNDS; round++) {
            changed = false;
            for (State backedge : visit.backedges) {
                changed |= analysis.precision.propagate(Objects.requireNonNull(backedge.equal), backedge);
            }
        }
        visit.backedges.clear();
    }

    /// One path from `state` is finished.
    void finish(State state) {
        for (State at = state; at != null; at = at.parent) {
            at.branches--;
            if (at.branches > 0) {
                return;
            }
            leaveLoop(at);
            State parent = at.parent;
            Remembered owner = owners.get(at);
            if (owner != null) {
                release(owner);
            }
            if (parent == null) {
                return;
            }
        }
    }
}
