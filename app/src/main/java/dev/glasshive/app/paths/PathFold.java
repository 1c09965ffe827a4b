package dev.glasshive.app.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// Which stretches of a tree are drawn: all of a small one. Of a large one those near the beginning and on the way that matters, with the middle rounds of loops folded, and the rest behind boxes that the user can open.
final class PathFold {
    private static final int BUDGET = 160;
    private static final int OPENED_BUDGET = 120;
    private static final int LONGEST_WAY = 1500;
    private static final int ROUNDS_SHOWN = 2;
    private static final int FEWEST_FOLDED = 3;
    /// So many rounds are shown when folded ones are opened.
    static final int ROUNDS_OPENED = 20;

    private final PathTree tree;
    private final Set<Integer> opened;
    private final BitSet way = new BitSet();
    private final List<PathNode> nodes = new ArrayList<>();
    private final int[] nodeOf;

    private PathFold(PathTree tree, int target, Set<Integer> opened) {
        this.tree = tree;
        this.opened = opened;
        nodeOf = new int[tree.size()];
        Arrays.fill(nodeOf, -1);
        int at = target;
        for (int steps = 0; at >= 0; steps++) {
            way.set(at, steps < LONGEST_WAY);
            at = tree.stretch(at).parent();
        }
    }

    /// What is drawn of `tree`.
    ///
    /// @param target the stretch to which the way is drawn in any case, or -1
    /// @param opened what the user has opened: stretches behind which all was folded, and the first of folded rounds
    static Folded of(PathTree tree, int target, Set<Integer> opened) {
        PathFold fold = new PathFold(tree, target, opened);
        PriorityQueue<Integer> queue = fold.queue();
        tree.roots().forEach(root -> queue.add(fold.add(new PathNode.Shown(-1, 0, root))));
        fold.unfold(queue, BUDGET);
        for (int stretch : opened) {
            if (stretch < tree.size() && fold.nodeOf[stretch] >= 0) {
                PriorityQueue<Integer> more = fold.queue();
                more.addAll(fold.ends(stretch));
                fold.unfold(more, fold.nodes.size() + OPENED_BUDGET);
            }
        }
        fold.close();
        return new Folded(List.copyOf(fold.nodes), fold.nodeOf);
    }

    /// What is drawn.
    ///
    /// @param nodes parents before their children
    /// @param nodeOf the node of each stretch that is drawn or begins folded rounds, else -1
    @SuppressWarnings("ArrayRecordComponent")
    record Folded(List<PathNode> nodes, int[] nodeOf) {}

    private PriorityQueue<Integer> queue() {
        return new PriorityQueue<>(Comparator.<Integer>comparingInt(node -> way.get(nodes.get(node).stretch()) ? 0 : 1)
                .thenComparingInt(node -> nodes.get(node).depth()).thenComparingInt(node -> node));
    }

    private int add(PathNode node) {
        nodes.add(node);
        if (!(node instanceof PathNode.More)) {
            nodeOf[node.stretch()] = nodes.size() - 1;
        }
        return nodes.size() - 1;
    }

    private final BitSet unfolded = new BitSet();

    private void unfold(PriorityQueue<Integer> queue, int budget) {
        while (!queue.isEmpty() && (nodes.size() < budget || way.get(nodes.get(queue.peek()).stretch()))) {
            int node = queue.poll();
            unfolded.set(node);
            for (int next : next(nodes.get(node))) {
                queue.add(add(node(node, next)));
            }
        }
    }

    /// The nodes at and behind `stretch` that were not unfolded.
    private List<Integer> ends(int stretch) {
        List<Integer> ends = new ArrayList<>();
        BitSet below = new BitSet();
        for (int node = nodeOf[stretch]; node < nodes.size(); node++) {
            if (node == nodeOf[stretch] || nodes.get(node).parent() >= 0 && below.get(nodes.get(node).parent())) {
                below.set(node);
                if (!unfolded.get(node)) {
                    ends.add(node);
                }
            }
        }
        return ends;
    }

    private List<Integer> next(PathNode node) {
        return switch (node) {
            case PathNode.Shown shown -> tree.children(shown.stretch());
            case PathNode.Rounds rounds -> List.of(rounds.until());
            case PathNode.More _ -> List.of();
        };
    }

    private PathNode node(int parent, int stretch) {
        int depth = nodes.get(parent).depth() + 1;
        boolean folds = !(nodes.get(parent) instanceof PathNode.Rounds) && tree.roundsBefore(stretch) >= ROUNDS_SHOWN
                && tree.roundsLeft(stretch) >= ROUNDS_SHOWN + FEWEST_FOLDED && !opened.contains(stretch);
        if (!folds) {
            return new PathNode.Shown(parent, depth, stretch);
        }
        int until = stretch;
        while (tree.roundsLeft(until) >= ROUNDS_SHOWN) {
            until = tree.nextRound(until);
        }
        return new PathNode.Rounds(parent, depth, stretch, until);
    }

    /// Puts a box for what is folded behind every node that was not unfolded; ends need none.
    private void close() {
        int size = nodes.size();
        for (int node = 0; node < size; node++) {
            if (!unfolded.get(node) && nodes.get(node) instanceof PathNode.Shown shown && !tree.children(shown.stretch()).isEmpty()) {
                if (tree.children(shown.stretch()).stream().allMatch(child -> tree.children(child).isEmpty())) {
                    for (int child : tree.children(shown.stretch())) {
                        add(new PathNode.Shown(node, shown.depth() + 1, child));
                    }
                } else {
                    add(new PathNode.More(node, shown.depth() + 1, shown.stretch()));
                }
            } else if (!unfolded.get(node) && nodes.get(node) instanceof PathNode.Rounds rounds) {
                int last = add(new PathNode.Shown(node, rounds.depth() + 1, rounds.until()));
                if (!tree.children(rounds.until()).isEmpty()) {
                    add(new PathNode.More(last, rounds.depth() + 2, rounds.until()));
                }
            }
        }
    }
}
