package dev.glasshive.app.control;

import java.util.List;

/// A picture of boxes and lines. Places and sizes are in heights of a letter.
///
/// @param frames what stands behind the boxes: groups of them
public record GraphModel(List<Box> boxes, List<Line> lines, List<Frame> frames) {
    private static final double HALF_A_LABEL = 0.65;

    /// Nothing.
    public static final GraphModel EMPTY = new GraphModel(List.of(), List.of(), List.of());

    /// Copies what it is given.
    public GraphModel {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        frames = List.copyOf(frames);
    }

    /// How a box is drawn.
    public enum Tone {
        /// As most are.
        PLAIN,
        /// Where ways part.
        BRANCH,
        /// A good end.
        GOOD,
        /// A bad end.
        BAD,
        /// What matters less.
        FADED,
        /// What stands for boxes that are not drawn.
        FOLD
    }

    /// How a line is drawn.
    public enum Stroke {
        /// From a box to one that comes after it.
        FORWARD,
        /// Back to one that was before it.
        BACK,
        /// Not a way, but what belongs together.
        LINK
    }

    /// A box.
    ///
    /// @param title its first line
    /// @param words the lines below
    /// @param tag a word in its corner, or an empty string
    /// @param spoken all about it, for a tooltip and for those who hear the screen
    public record Box(double x, double y, double width, double height, String title, List<String> words, String tag, Tone tone, String spoken) {
        /// Copies what it is given.
        public Box {
            words = List.copyOf(words);
        }
    }

    /// A line between two boxes.
    ///
    /// @param from the number of a box
    /// @param to the number of a box
    /// @param points where it goes through; none for a curve from the right side of one box to the left side of the other
    /// @param labelAt the middle of the label, where there are points
    public record Line(int from, int to, Stroke stroke, String label, List<Point> points, Point labelAt) {
        /// A curve.
        public Line(int from, int to, Stroke stroke, String label) {
            this(from, to, stroke, label, List.of(), new Point(0, 0));
        }

        /// Copies what it is given.
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A place.
    public record Point(double x, double y) {}

    /// A group of boxes.
    public record Frame(double x, double y, double width, double height, String title) {}

    double width() {
        double boxed = Math.max(boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0), frames.stream().mapToDouble(f -> f.x() + f.width()).max().orElse(0));
        return Math.max(boxed, lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::x).max().orElse(0));
    }

    double height() {
        double boxed = Math.max(boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0), frames.stream().mapToDouble(f -> f.y() + f.height()).max().orElse(0));
        double lined = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y).max().orElse(0);
        double labelled = lines.stream().filter(line -> !line.points().isEmpty() && !line.label().isEmpty()).mapToDouble(line -> line.labelAt().y() + HALF_A_LABEL).max().orElse(0);
        return Math.max(boxed, Math.max(lined, labelled));
    }
}
