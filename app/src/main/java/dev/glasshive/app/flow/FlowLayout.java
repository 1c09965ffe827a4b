package dev.glasshive.app.flow;

import dev.glasshive.app.control.GraphModel.Frame;
import dev.glasshive.app.control.GraphModel.Point;
import java.util.ArrayList;
import java.util.List;

/// Where the blocks of a program are drawn, and the ways between them.
///
/// @param boxes the place of each block
/// @param ways the bends of each way, and the place of its words; empty lists where ways are not drawn
/// @param frames a frame around each function, where there are several
/// @param plain whether the blocks are only listed, because there are too many
record FlowLayout(List<Area> boxes, List<Bends> ways, List<Frame> frames, boolean plain) {
    static final double HEAD = 1.75;
    static final double LINE = 1.35;
    private static final double LETTER = 0.62;
    private static final double NARROWEST = 8;
    /// More blocks than this take too long, and nobody could follow the lines.
    static final int MOST = 400;
    private static final int LISTED_IN_A_COLUMN = 20;

    /// A place and a size.
    record Area(double x, double y, double width, double height) {}

    /// Where a way goes through.
    ///
    /// @param label the middle of its words
    record Bends(List<Point> points, Point label) {}

    /// Lays out a graph. The first time takes a second: not for the user interface's thread.
    static FlowLayout of(BlockGraph graph, BlockWords words) {
        List<Area> sizes = graph.blocks().stream().map(block -> size(block, words)).toList();
        return graph.blocks().size() <= MOST ? new LayeredLayout(graph, words, sizes).layout() : listed(sizes);
    }

    private static Area size(Block block, BlockWords words) {
        List<String> lines = words.lines(block);
        // The tag with the number of times stands beside the title.
        int longest = Math.max(words.title(block).length() + 9, lines.stream().mapToInt(String::length).max().orElse(0));
        return new Area(0, 0, Math.max(NARROWEST, longest * LETTER + 1.6), HEAD + lines.size() * LINE + 0.4);
    }

    private static FlowLayout listed(List<Area> sizes) {
        List<Area> boxes = new ArrayList<>();
        double x = 0;
        for (int start = 0; start < sizes.size(); start += LISTED_IN_A_COLUMN) {
            List<Area> column = sizes.subList(start, Math.min(sizes.size(), start + LISTED_IN_A_COLUMN));
            double y = 0;
            double width = column.stream().mapToDouble(Area::width).max().orElse(NARROWEST);
            for (Area size : column) {
                boxes.add(new Area(x, y, width, size.height()));
                y += size.height() + 0.8;
            }
            x += width + 1.6;
        }
        return new FlowLayout(boxes, List.of(), List.of(), true);
    }
}
