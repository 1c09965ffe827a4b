package dev.glasshive.app.paths;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Line;
import dev.glasshive.app.control.GraphModel.Stroke;
import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.text.Text;
import dev.glasshive.verifier.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A tree as it is drawn: a column for each depth, a row for each end. Box `i` of the graph draws node `i`.
final class PathPicture {
    private static final double HEIGHT = 3.1;
    private static final double ROW = 3.7;
    private static final double GAP = 4.4;
    private static final double LETTER = 0.62;
    private static final double NARROWEST = 7;
    private static final double WIDEST = 17;
    private static final double WIDEST_IN_CALLS = 26;
    private static final double WIDEST_REFUSAL = 29;
    private static final int TAG_GAP = 2;

    private final PathTree tree;
    private final PathFold.Folded folded;
    private final List<List<Integer>> children = new ArrayList<>();
    private GraphModel graph = GraphModel.EMPTY;

    PathPicture(PathTree tree, PathFold.Folded folded, BoxWords words) {
        this.tree = tree;
        this.folded = folded;
        folded.nodes().forEach(node -> children.add(new ArrayList<>(2)));
        for (int i = 0; i < folded.nodes().size(); i++) {
            if (folded.nodes().get(i).parent() >= 0) {
                children.get(folded.nodes().get(i).parent()).add(i);
            }
        }
        draw(words);
    }

    private void draw(BoxWords words) {
        List<PathNode> nodes = folded.nodes();
        double[] rows = rows();
        List<BoxWords.Words> texts = nodes.stream().map(words::of).toList();
        double[] widths = new double[nodes.stream().mapToInt(PathNode::depth).max().orElse(0) + 1];
        for (int i = 0; i < nodes.size(); i++) {
            BoxWords.Words text = texts.get(i);
            int tag = text.frame().isEmpty() ? 0 : text.frame().length() + TAG_GAP;
            int letters = Math.max(text.title().length() + tag, text.line().length());
            int depth = nodes.get(i).depth();
            widths[depth] = Math.max(widths[depth], Math.clamp(letters * LETTER + 1.6, NARROWEST, text.tone() == Tone.BAD ? WIDEST_REFUSAL : tag == 0 ? WIDEST : WIDEST_IN_CALLS));
        }
        double[] columns = new double[widths.length];
        for (int i = 1; i < columns.length; i++) {
            columns[i] = columns[i - 1] + widths[i - 1] + GAP;
        }
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            PathNode node = nodes.get(i);
            BoxWords.Words text = texts.get(i);
            boxes.add(new Box(columns[node.depth()], rows[i] * ROW, widths[node.depth()], HEIGHT, text.title(), text.line().isEmpty() ? List.of() : List.of(text.line()), text.frame(), text.tone(), text.spoken()));
            if (node.parent() >= 0) {
                lines.add(new Line(node.parent(), i, Stroke.FORWARD, label(node)));
            }
            int covering = covering(node);
            if (covering >= 0) {
                lines.add(new Line(i, covering, Stroke.LINK, ""));
            }
        }
        graph = new GraphModel(boxes, lines, List.of());
    }

    /// The row of each node: ends in the order of the tree, the others in the middle of what follows.
    private double[] rows() {
        double[] rows = new double[folded.nodes().size()];
        Deque<Integer> stack = new ArrayDeque<>();
        for (int i = folded.nodes().size() - 1; i >= 0; i--) {
            if (folded.nodes().get(i).parent() < 0) {
                stack.push(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        int row = 0;
        while (!stack.isEmpty()) {
            int node = stack.pop();
            order.add(node);
            if (children.get(node).isEmpty()) {
                rows[node] = row++;
            }
            children.get(node).reversed().forEach(stack::push);
        }
        for (int node : order.reversed()) {
            List<Integer> below = children.get(node);
            if (!below.isEmpty()) {
                rows[node] = (rows[below.getFirst()] + rows[below.getLast()]) / 2;
            }
        }
        return rows;
    }

    private String label(PathNode node) {
        PathNode before = folded.nodes().get(node.parent());
        if (!(before instanceof PathNode.Shown shown) || tree.stretch(shown.stretch()).kind() != Stretch.Kind.BRANCH || node instanceof PathNode.More) {
            return "";
        }
        return tree.stretch(node.stretch()).slot() == tree.stretch(shown.stretch()).slot() + 1 ? Text.of("paths.fall") : Text.of("paths.jump");
    }

    private int covering(PathNode node) {
        return node instanceof PathNode.Shown(int _, int _, int stretch) ? covering(tree, stretch).map(this::node).orElse(-1) : -1;
    }

    /// The visit that covers a path which was cut.
    static Optional<Visit> covering(PathTree tree, int stretch) {
        int last = tree.stretch(stretch).last();
        return last >= 0 && tree.judged().visits().get(last).outcome() instanceof Visit.Outcome.Pruned(int coveredBy) && coveredBy >= 0
                ? Optional.of(tree.judged().visits().get(coveredBy)) : Optional.empty();
    }

    GraphModel graph() {
        return graph;
    }

    PathTree tree() {
        return tree;
    }

    List<PathNode> nodes() {
        return folded.nodes();
    }

    /// The node in which a visit lies, or behind which it is folded.
    int node(Visit visit) {
        int at = tree.owner(visit.index());
        if (folded.nodeOf()[at] >= 0) {
            return folded.nodeOf()[at];
        }
        while (at >= 0 && folded.nodeOf()[at] < 0) {
            at = tree.stretch(at).parent();
        }
        int shown = at < 0 ? -1 : folded.nodeOf()[at];
        return shown < 0 ? -1 : children.get(shown).stream().filter(child -> folded.nodes().get(child) instanceof PathNode.More).findFirst().orElse(shown);
    }

    /// The nodes from the beginning to `node`.
    BitSet way(int node) {
        BitSet way = new BitSet();
        for (int at = node; at >= 0; at = folded.nodes().get(at).parent()) {
            way.set(at);
        }
        return way;
    }

    /// The nearest node above (-1) or below (1) in the same column that has been looked at; -1 if there is none.
    int beside(int node, int direction) {
        if (node < 0) {
            return -1;
        }
        double from = graph.boxes().get(node).y();
        int best = -1;
        for (int i = 0; i < folded.nodes().size(); i++) {
            double distance = (graph.boxes().get(i).y() - from) * direction;
            boolean candidate = folded.nodes().get(i).depth() == folded.nodes().get(node).depth() && distance > 0 && tree.stretch(folded.nodes().get(i).stretch()).first() >= 0;
            if (candidate && (best < 0 || distance < (graph.boxes().get(best).y() - from) * direction)) {
                best = i;
            }
        }
        return best;
    }

    /// The first visit that a node stands for.
    Optional<Visit> first(int node) {
        PathNode shown = folded.nodes().get(node);
        int stretch = shown instanceof PathNode.More ? tree.children(shown.stretch()).getFirst() : shown.stretch();
        int visit = tree.stretch(stretch).first();
        return visit < 0 ? Optional.empty() : Optional.of(tree.judged().visits().get(visit));
    }
}
