package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The loops of the program: strongly connected components of its control flow, numbered from 1 in the order in which Tarjan's algorithm finishes them.
final class Loops {
    private final Candidate candidate;
    private final int[] loop;
    private final int[] order;
    private final int[] low;
    private final boolean[] open;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private int visited;
    private int count;

    Loops(Candidate candidate, Layout layout) {
        this.candidate = candidate;
        int size = candidate.slots().size();
        loop = new int[size];
        order = new int[size];
        low = new int[size];
        open = new boolean[size];
        for (int slot : layout.instructions()) {
            if (order[slot] == 0) {
                visit(slot);
            }
        }
    }

    /// The number of the loop that `slot` is in, or 0.
    int at(int slot) {
        return loop[slot];
    }

    /// How many loops there are.
    int count() {
        return count;
    }

    /// A slot on the way down, with those of its successors that are still to be visited.
    private record Step(int slot, List<Integer> successors, int[] next) {}

    private void visit(int root) {
        Deque<Step> path = new ArrayDeque<>();
        path.push(enter(root));
        while (!path.isEmpty()) {
            Step step = path.peek();
            if (step.next[0] < step.successors.size()) {
                int target = step.successors.get(step.next[0]++);
                if (order[target] == 0) {
                    path.push(enter(target));
                } else if (open[target]) {
                    low[step.slot] = Math.min(low[step.slot], order[target]);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    int above = path.peek().slot;
                    low[above] = Math.min(low[above], low[step.slot]);
                }
                if (low[step.slot] == order[step.slot]) {
                    close(step);
                }
            }
        }
    }

    private Step enter(int slot) {
        order[slot] = ++visited;
        low[slot] = visited;
        open[slot] = true;
        stack.push(slot);
        return new Step(slot, ControlFlow.successors(candidate, slot), new int[1]);
    }

    private void close(Step step) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            open[member] = false;
            members.add(member);
        } while (member != step.slot);
        if (members.size() > 1 || step.successors.contains(step.slot)) {
            count++;
            members.forEach(slot -> loop[slot] = count);
        }
    }
}
