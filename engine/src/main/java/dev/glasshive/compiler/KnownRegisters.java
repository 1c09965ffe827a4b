package dev.glasshive.compiler;

import dev.glasshive.isa.Register;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Which registers have a value at the start of each block: on every path that leads there, and on at least one.
///
/// Blocks are cut before an instruction that reads a register without a value on some path: the segment ends there, and the machine goes on with what it knows
/// at that moment. So every read inside of a segment is of a register with a value.
final class KnownRegisters {
    /// r6 to r9, which a call keeps for the caller.
    static final int SAVED = 0b11_1100_0000;
    private static final int FRAME_POINTER = 1 << Register.FRAME_POINTER.code();

    private final Map<Integer, Block> whole;
    private final Places places;
    private final Map<Integer, State> states = new HashMap<>();
    /// Which of r6 to r9 have a value at calls that are written out, by their numbers.
    private final Map<Integer, Integer> saved = new HashMap<>();

    /// @param always registers known on every path
    /// @param ever registers known on some path
    record State(int always, int ever) {
        boolean isConstant() {
            return always == ever;
        }

        State after(Step step) {
            return new State((always | step.writes()) & ~step.clobbers(), (ever | step.writes()) & ~step.clobbers());
        }

        /// Back from a function that was called when `callers` had values.
        State returned(int callers) {
            return new State(always & 1 | callers | FRAME_POINTER, ever & 1 | callers | FRAME_POINTER);
        }

        State or(State other) {
            return new State(always & other.always, ever | other.ever);
        }

        /// What is known, as it follows from the variable that holds it where paths differ.
        Mask mask() {
            return isConstant() ? Mask.of(always) : Mask.SAME;
        }
    }

    /// Of `blocks`, entered at `entry` with the registers `known`.
    KnownRegisters(Map<Integer, Block> blocks, int entry, int known, Places places) {
        whole = blocks;
        this.places = places;
        Deque<Integer> waiting = new ArrayDeque<>();
        meet(entry, new State(known, known), waiting);
        while (!waiting.isEmpty()) {
            int start = waiting.remove();
            Block block = cut(start);
            State state = at(start);
            for (Step step : block.steps()) {
                if (step.isEntering() && block.end() instanceof Block.Enters(int target)) {
                    called(places.number(target), state.always & SAVED, waiting);
                }
                state = state.after(step);
            }
            if (block.end() instanceof Block.Returns) {
                state = state.returned(saved(start));
            }
            for (int target : block.end().targets()) {
                if (whole.containsKey(target)) {
                    meet(target, state, waiting);
                }
            }
        }
    }

    /// Where the call comes with other values than before, so do its ways back.
    private void called(int number, int callers, Deque<Integer> waiting) {
        Integer before = saved.put(number, callers);
        if (before != null && before != callers) {
            states.keySet().stream().filter(start -> places.number(start) == number).forEach(waiting::add);
        }
    }

    /// Which of r6 to r9 had a value at the call that is open at `place`.
    int saved(int place) {
        return Objects.requireNonNull(saved.get(places.number(place)));
    }

    private void meet(int start, State arriving, Deque<Integer> waiting) {
        State before = states.get(start);
        State now = before == null ? arriving : before.or(arriving);
        if (!now.equals(before)) {
            states.put(start, now);
            waiting.add(start);
        }
    }

    /// What is known at the start of the block at `start`, which is one of [#reached].
    State at(int start) {
        State state = states.get(start);
        if (state == null) {
            throw new IllegalStateException("no path leads to the block at " + start);
        }
        return state;
    }

    private Block cut(int start) {
        Block block = whole.get(start);
        if (block == null) {
            throw new IllegalStateException("no block at " + start);
        }
        State state = at(start);
        for (int i = 0; i < block.steps().size(); i++) {
            Step step = block.steps().get(i);
            // A call that is written out keeps the same registers on every path.
            if ((step.reads() & ~state.always) != 0 || step.isEntering() && ((state.always ^ state.ever) & SAVED) != 0) {
                return block.before(i);
            }
            state = state.after(step);
        }
        return block;
    }

    /// The blocks that control reaches from `entry`, cut, by their slots.
    Map<Integer, Block> reached(int entry) {
        // A path that was open at first may have been cut since.
        Map<Integer, Block> reached = new TreeMap<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.add(entry);
        while (!waiting.isEmpty()) {
            int start = waiting.remove();
            if (whole.containsKey(start) && !reached.containsKey(start)) {
                Block block = cut(start);
                reached.put(start, block);
                waiting.addAll(block.end().targets());
            }
        }
        return reached;
    }
}
