package dev.glasshive.verifier.windows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// A weak topological order (Bourdoncle 1993): every way goes forward, but for those back to the head of a loop that contains where they come from.
///
/// @param parts in order
record Order(List<Part> parts) {
    /// Loops inside each other that are followed.
    private static final int MOST_LOOPS = 300;

    /// A place by itself, or a loop.
    sealed interface Part {}

    /// A place.
    record Single(int place) implements Part {}

    /// A loop: its head, and an order of the rest.
    record Loop(int head, List<Part> body) implements Part {}

    static Order of(ControlFlow flow) {
        return new Finder(flow).order();
    }

    /// The heads of all loops.
    List<Integer> heads() {
        List<Integer> heads = new ArrayList<>();
        collect(parts, heads);
        return heads;
    }

    private static void collect(List<Part> parts, List<Integer> heads) {
        for (Part part : parts) {
            if (part instanceof Loop(int head, List<Part> body)) {
                heads.add(head);
                collect(body, heads);
            }
        }
    }

    /// Cuts a graph into strongly connected pieces, takes away the head of each, and goes on inside.
    private static final class Finder {
        private final ControlFlow flow;
        private final int[] found;
        private final int[] low;
        private final BitSet waiting = new BitSet();
        private final Deque<Integer> stack = new ArrayDeque<>();
        private int clock;
        private int depth;

        Finder(ControlFlow flow) {
            this.flow = flow;
            this.found = new int[flow.places().size()];
            this.low = new int[found.length];
        }

        Order order() {
            BitSet all = new BitSet();
            all.set(0, found.length);
            return new Order(within(all, List.of(0)));
        }

        /// @param roots where to begin; what of `region` they do not reach is left out
        private List<Part> within(BitSet region, List<Integer> roots) {
            region.stream().forEach(place -> found[place] = 0);
            List<Part> reversed = new ArrayList<>();
            for (int root : roots) {
                if (region.get(root) && found[root] == 0) {
                    search(region, root, reversed);
                }
            }
            Collections.reverse(reversed);
            return reversed;
        }

        /// Tarjan's search, with its own stack: programs may be long.
        private void search(BitSet region, int root, List<Part> reversed) {
            List<int[]> pieces = new ArrayList<>();
            List<Integer> heads = new ArrayList<>();
            Deque<int[]> path = new ArrayDeque<>();
            open(root, path);
            while (!path.isEmpty()) {
                int[] top = path.peek();
                List<Integer> next = flow.next(top[0]);
                if (top[1] < next.size()) {
                    int to = next.get(top[1]++);
                    if (region.get(to) && found[to] == 0) {
                        open(to, path);
                    } else if (region.get(to) && waiting.get(to)) {
                        low[top[0]] = Math.min(low[top[0]], found[to]);
                    }
                    continue;
                }
                path.pop();
                if (!path.isEmpty()) {
                    low[path.peek()[0]] = Math.min(low[path.peek()[0]], low[top[0]]);
                }
                if (low[top[0]] == found[top[0]]) {
                    pieces.add(piece(top[0]));
                    heads.add(top[0]);
                }
            }
            // Pieces are found last first. What is inside them is searched afterwards, because it uses the same marks.
            for (int i = 0; i < pieces.size(); i++) {
                reversed.add(part(pieces.get(i), heads.get(i)));
            }
        }

        private void open(int place, Deque<int[]> path) {
            found[place] = ++clock;
            low[place] = clock;
            waiting.set(place);
            stack.push(place);
            path.push(new int[] {place, 0});
        }

        private int[] piece(int head) {
            int[] piece = new int[4];
            int size = 0;
            int place;
            do {
                place = stack.pop();
                waiting.clear(place);
                if (size == piece.length) {
                    piece = Arrays.copyOf(piece, 2 * size);
                }
                piece[size++] = place;
            } while (place != head);
            return Arrays.copyOf(piece, size);
        }

        private Part part(int[] piece, int head) {
            if (piece.length == 1 && !flow.next(head).contains(head)) {
                return new Single(head);
            }
            if (++depth > MOST_LOOPS) {
                throw new Analysis.Exhausted("more than " + MOST_LOOPS + " loops are inside each other");
            }
            BitSet rest = new BitSet();
            for (int place : piece) {
                rest.set(place);
            }
            rest.clear(head);
            Loop loop = new Loop(head, within(rest, flow.next(head)));
            depth--;
            return loop;
        }
    }
}
