package dev.glasshive.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// What a segment consists of.
///
/// @param entry the slot where it begins
/// @param blocks by their places, in rising order
/// @param headers the places of blocks that look at the clock first: those to which control comes back, from farther down or from a function
record Plan(int entry, int known, Map<Integer, Block> blocks, KnownRegisters registers, BitSet headers, Places places) {
    /// The plan for the code from `entry` on, where the registers `known` have values, of bytecode of about `limit` bytes.
    static Plan of(Flow flow, int entry, int known, int limit) {
        Places places = flow.places();
        Map<Integer, Block> whole = flow.blocks(entry, limit, places);
        KnownRegisters registers = new KnownRegisters(whole, entry, known, places);
        Map<Integer, Block> blocks = registers.reached(entry);
        BitSet headers = headers(blocks, entry);
        blocks.values().stream().filter(Block::isCall).forEach(block -> headers.set(block.end().targets().getFirst()));
        return new Plan(entry, known, blocks, registers, headers, places);
    }

    /// Whether there is nothing to compile.
    boolean isEmpty() {
        Block first = blocks.get(entry);
        return first == null || first.isEmpty();
    }

    /// More instructions than can run between two looks at the clock: every way round in the segment passes a header, so on the way from one look to the next
    /// each block runs at most once, and at its end one call or exit.
    int bound() {
        return 1 + blocks.values().stream().mapToInt(block -> block.steps().size()).sum();
    }

    /// Targets of edges that lead back to a block on the way to them: a depth-first walk finds at least one on every way round.
    private static BitSet headers(Map<Integer, Block> blocks, int entry) {
        BitSet headers = new BitSet();
        BitSet seen = new BitSet();
        BitSet open = new BitSet();
        Deque<Integer> path = new ArrayDeque<>();
        Deque<List<Integer>> left = new ArrayDeque<>();
        enter(entry, blocks, seen, open, path, left);
        while (!path.isEmpty()) {
            List<Integer> targets = left.element();
            if (targets.isEmpty()) {
                open.clear(path.pop());
                left.pop();
                continue;
            }
            int target = targets.removeLast();
            if (open.get(target)) {
                headers.set(target);
            } else if (blocks.containsKey(target) && !seen.get(target)) {
                enter(target, blocks, seen, open, path, left);
            }
        }
        return headers;
    }

    private static void enter(int start, Map<Integer, Block> blocks, BitSet seen, BitSet open, Deque<Integer> path, Deque<List<Integer>> left) {
        Block block = blocks.get(start);
        if (block != null) {
            seen.set(start);
            open.set(start);
            path.push(start);
            left.push(new ArrayList<>(block.end().targets()));
        }
    }
}
