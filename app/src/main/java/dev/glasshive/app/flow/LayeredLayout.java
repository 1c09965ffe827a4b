package dev.glasshive.app.flow;

import dev.glasshive.app.control.GraphModel.Frame;
import dev.glasshive.app.control.GraphModel.Point;
import dev.glasshive.app.flow.FlowLayout.Area;
import dev.glasshive.app.flow.FlowLayout.Bends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Layers from left to right, by ELK; each function by itself, one beside the other.
final class LayeredLayout {
    /// ELK's own spacings are made for numbers of this size.
    private static final double SCALE = 10;
    private static final double LETTER = 0.62;
    private static final double FRAME = 1;
    private static final double FRAME_HEAD = 2;
    /// Room for the number of rounds of a loop.
    private static final int LETTERS_OF_ROUNDS = 10;

    private final BlockGraph graph;
    private final BlockWords words;
    private final List<Area> sizes;
    private final Area[] boxes;
    private final Bends[] ways;
    private final List<Frame> frames = new ArrayList<>();

    LayeredLayout(BlockGraph graph, BlockWords words, List<Area> sizes) {
        this.graph = graph;
        this.words = words;
        this.sizes = sizes;
        this.boxes = sizes.toArray(Area[]::new);
        this.ways = new Bends[graph.ways().size()];
        Arrays.fill(ways, new Bends(List.of(), new Point(0, 0)));
    }

    FlowLayout layout() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        List<Integer> functions = graph.blocks().stream().map(Block::function).distinct().toList();
        boolean framed = functions.size() > 1;
        double x = 0;
        for (int function : functions) {
            ElkNode root = place(function, x + (framed ? FRAME : 0), framed ? FRAME_HEAD : 0);
            double width = root.getWidth() / SCALE + (framed ? 2 * FRAME : 0);
            if (framed) {
                frames.add(new Frame(x, 0, width, root.getHeight() / SCALE + FRAME_HEAD + FRAME, graph.program().subprograms().get(function).name()));
            }
            x += width + 2;
        }
        return new FlowLayout(List.of(boxes), List.of(ways), frames, false);
    }

    private ElkNode place(int function, double left, double top) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.FEEDBACK_EDGES, true);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(0.1 * SCALE));
        // The order of the code decides what is a way back, and which way stands above the other.
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 1 * SCALE);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 2.2 * SCALE);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 1.2 * SCALE);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.2 * SCALE);
        Map<Integer, ElkNode> nodes = new HashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            if (graph.blocks().get(i).function() == function) {
                ElkNode node = ElkGraphUtil.createNode(root);
                node.setDimensions(sizes.get(i).width() * SCALE, sizes.get(i).height() * SCALE);
                nodes.put(i, node);
            }
        }
        Map<Integer, ElkEdge> edges = new HashMap<>();
        IntStream.range(0, graph.ways().size()).filter(i -> nodes.containsKey(graph.ways().get(i).from()) && nodes.containsKey(graph.ways().get(i).to()))
                .forEach(i -> edges.put(i, edge(graph.ways().get(i), nodes)));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        nodes.forEach((i, node) -> boxes[i] = new Area(left + node.getX() / SCALE, top + node.getY() / SCALE, sizes.get(i).width(), sizes.get(i).height()));
        edges.forEach((i, edge) -> ways[i] = bends(edge, left, top));
        return root;
    }

    private ElkEdge edge(Way way, Map<Integer, ElkNode> nodes) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(way.from()), nodes.get(way.to()));
        int letters = words.label(graph, way).length() + (way.back() ? LETTERS_OF_ROUNDS : 0);
        if (letters > 0) {
            // ELK finds no place for a label without words.
            ElkLabel label = ElkGraphUtil.createLabel("?", edge);
            label.setDimensions(letters * LETTER * SCALE, 1.3 * SCALE);
        }
        return edge;
    }

    private static Bends bends(ElkEdge edge, double left, double top) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(point(section.getStartX(), section.getStartY(), left, top));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(point(bend.getX(), bend.getY(), left, top));
            }
            points.add(point(section.getEndX(), section.getEndY(), left, top));
        }
        Point middle = edge.getLabels().isEmpty() ? new Point(0, 0)
                : point(edge.getLabels().getFirst().getX() + edge.getLabels().getFirst().getWidth() / 2, edge.getLabels().getFirst().getY() + edge.getLabels().getFirst().getHeight() / 2, left, top);
        return new Bends(points, middle);
    }

    private static Point point(double x, double y, double left, double top) {
        return new Point(left + x / SCALE, top + y / SCALE);
    }
}
