package dev.glasshive.compiler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Which registers have a value at the start of each block: on every path that leads there, and on at least one.
///
/// Blocks are cut before an instruction that reads a register without a value on some path: the segment ends there, and the machine goes on with what it knows
/// at that moment. So every read inside of a segment is of a register with a value.
final class KnownRegisters {
    private final Map<Integer, Block> whole;
    private final Map<Integer, State> states = new HashMap<>();

    /// @param always registers known on every path
    /// @param ever registers known on some path
    record State(int always, int ever) {
        boolean isConstant() {
            return always == ever;
        }

        State after(Step step) {
            return new State((always | step.writes()) & ~step.clobbers(), (ever | step.writes()) & ~step.clobbers());
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
    KnownRegisters(Map<Integer, Block> blocks, int entry, int known) {
        whole = blocks;
        Deque<Integer> waiting = new ArrayDeque<>();
        meet(entry, new State(known, known), waiting);
        while (!waiting.isEmpty()) {
            int start = waiting.remove();
            Block block = cut(start);
            State state = at(start);
            for (Step step : block.steps()) {
                state = state.after(step);
            }
            for (int target : block.end().targets()) {
                if (whole.containsKey(target)) {
                    meet(target, state, waiting);
                }
            }
        }
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
            if ((step.reads() & ~state.always) != 0) {
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
