package dev.glasshive.app.control;

import dev.glasshive.app.control.GraphModel.Box;
import java.util.Comparator;
import java.util.List;

/// Which part of a picture is in view, and how large. Places are in heights of a letter, sizes of the view in picture elements.
final class GraphCamera {
    private static final double SMALLEST = 0.04;
    private static final double LARGEST = 2.5;
    /// At first as much is shown as can be read with letters of so many picture elements, and of such a part of their natural size: who wants larger letters wants them here, too.
    private static final double LEGIBLE = 8.5;
    private static final double SMALLEST_PART = 0.77;
    /// They may be such a part of it where then all is in view.
    private static final double SMALLEST_WHOLE = 0.5;
    /// What stays free around the picture.
    static final double MARGIN = 0.9;

    private GraphModel model = GraphModel.EMPTY;
    private double letter = 1;
    private double wide;
    private double high;
    private double zoom = 1;
    private double left;
    private double top;
    /// Whether the user has chosen the size, and the place.
    private boolean zoomed;
    private boolean moved;
    private boolean fresh = true;
    private boolean resized;
    /// How much bars cover at the right and at the bottom.
    private double coveredRight;
    private double coveredBottom;

    /// Looks at another picture: all of it if that can be read, else its beginning; in the size that the user has chosen, if there is one.
    void show(GraphModel shown) {
        model = shown;
        fresh = true;
        moved = false;
    }

    /// Looks at the same picture with more or fewer boxes; the view stays where it is.
    void change(GraphModel shown) {
        model = shown;
    }

    /// Takes over how large the view is, and how high a letter in its natural size.
    void fitInto(double width, double height, double em) {
        resized |= wide != width || high != height || letter != em;
        wide = width;
        high = height;
        letter = em;
    }

    /// Takes over how much of the view is covered, at its right and at its bottom.
    void cover(double right, double bottom) {
        coveredRight = right;
        coveredBottom = bottom;
    }

    /// Finds the first place of a picture, and a new one in a view of another size, unless the user has chosen one.
    ///
    /// @return whether it did
    boolean settle() {
        boolean free = !model.boxes().isEmpty() && (fresh || resized && !zoomed && !moved);
        if (free) {
            if (!zoomed) {
                zoom = whole() >= least(SMALLEST_WHOLE) ? Math.min(1, whole()) : least(SMALLEST_PART);
            }
            left = -MARGIN;
            top = Math.min(-MARGIN, (model.height() - height()) / 2);
            fresh = false;
        }
        resized = false;
        return free;
    }

    /// Shows all.
    void fit() {
        zoomed = false;
        moved = false;
        zoom = Math.clamp(whole(), SMALLEST, 1);
        left = Math.min(-MARGIN, (model.width() - width()) / 2);
        top = (model.height() - height()) / 2;
    }

    /// Brings a box into view, if it is not.
    ///
    /// @param amid whether it shall stand in the middle of the height, where not all of that is in view, together with as many as are whole then
    /// @param way the boxes that belong to it
    void reveal(Box box, List<Box> way, boolean amid) {
        double wide = width() - coveredRight / unit();
        double high = height() - coveredBottom / unit();
        if (box.x() < left) {
            left = box.x() - MARGIN;
        } else if (box.x() + box.width() > left + wide) {
            left = Math.min(box.x() - MARGIN, box.x() + box.width() - wide + MARGIN);
        }
        double last = model.height() + MARGIN - high;
        boolean whole = model.height() + MARGIN - height() <= -MARGIN;
        if (amid && !whole || box.y() < top || box.y() + box.height() > top + high) {
            double middle = middle(box, way, left + wide, high);
            top = whole ? (model.height() - height()) / 2 : Math.clamp(middle - high / 2, -MARGIN, Math.max(-MARGIN, last));
        }
    }

    /// The middle of a box and of those of its way that have room beside it, those behind it first.
    private double middle(Box box, List<Box> way, double right, double high) {
        double low = box.y();
        double bottom = box.y() + box.height();
        List<Box> near = way.stream().filter(other -> other.x() >= left && other.x() + other.width() <= right)
                .sorted(Comparator.comparing((Box other) -> other.x() < box.x()).thenComparingDouble(other -> Math.abs(other.x() - box.x()))).toList();
        for (Box other : near) {
            double above = Math.min(low, other.y());
            double below = Math.max(bottom, other.y() + other.height());
            if (below - above <= high) {
                low = above;
                bottom = below;
            }
        }
        return (low + bottom) / 2;
    }

    /// Makes everything larger or smaller; what is at a place of the view stays there.
    void zoom(double factor, double x, double y) {
        double px = left + x / unit();
        double py = top + y / unit();
        zoomed = true;
        zoom = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        left = px - x / unit();
        top = py - y / unit();
    }

    /// Moves the view so that its corner is at a place of the picture, or as near as the picture stays in view.
    void moveTo(double x, double y) {
        moved = true;
        left = Math.clamp(x, -width() + MARGIN, Math.max(-width() + MARGIN, model.width() - MARGIN));
        top = Math.clamp(y, -height() + MARGIN, Math.max(-height() + MARGIN, model.height() - MARGIN));
    }

    /// The box at a place of the view, or -1.
    int boxAt(double x, double y) {
        double px = left + x / unit();
        double py = top + y / unit();
        for (int i = model.boxes().size() - 1; i >= 0; i--) {
            Box box = model.boxes().get(i);
            if (px >= box.x() && px <= box.x() + box.width() && py >= box.y() && py <= box.y() + box.height()) {
                return i;
            }
        }
        return -1;
    }

    GraphModel model() {
        return model;
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    /// What part of its natural size everything has.
    double zoom() {
        return zoom;
    }

    /// How many picture elements the height of a letter is.
    double unit() {
        return letter * zoom;
    }

    /// How much of the picture's width is in view.
    double width() {
        return wide / unit();
    }

    /// How much of the picture's height is in view.
    double height() {
        return high / unit();
    }

    private double least(double part) {
        return Math.min(1, Math.max(LEGIBLE / letter, part));
    }

    private double whole() {
        return Math.min(wide / letter / (model.width() + 2 * MARGIN), high / letter / (model.height() + 2 * MARGIN));
    }
}
