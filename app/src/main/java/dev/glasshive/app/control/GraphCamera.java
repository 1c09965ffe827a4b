package dev.glasshive.app.control;

import dev.glasshive.app.control.GraphModel.Box;

/// Which part of a picture is in view, and how large. Places are in heights of a letter, sizes of the view in picture elements.
final class GraphCamera {
    private static final double SMALLEST = 0.04;
    private static final double LARGEST = 2.5;
    /// At first as much is shown as can be read with letters of so many picture elements, and of such a part of their natural size: who wants larger letters wants them here, too.
    private static final double LEGIBLE = 8.5;
    private static final double SMALLEST_PART = 0.77;
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

    /// Finds the first place of a picture, and a new one in a view of another size, unless the user has chosen one.
    ///
    /// @return whether it did
    boolean settle() {
        boolean free = !model.boxes().isEmpty() && (fresh || resized && !zoomed && !moved);
        if (free) {
            if (!zoomed) {
                zoom = Math.clamp(whole(), Math.min(1, Math.max(LEGIBLE / letter, SMALLEST_PART)), 1);
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
    /// @param amid whether it shall stand in the middle of the height, where not all of that is in view
    void reveal(Box box, boolean amid) {
        if (box.x() < left) {
            left = box.x() - MARGIN;
        } else if (box.x() + box.width() > left + width()) {
            left = Math.min(box.x() - MARGIN, box.x() + box.width() - width() + MARGIN);
        }
        double last = model.height() + MARGIN - height();
        boolean whole = last <= -MARGIN;
        if (amid && !whole || box.y() < top || box.y() + box.height() > top + height()) {
            top = whole ? (model.height() - height()) / 2 : Math.clamp(box.y() + (box.height() - height()) / 2, -MARGIN, last);
        }
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

    private double whole() {
        return Math.min(wide / letter / (model.width() + 2 * MARGIN), high / letter / (model.height() + 2 * MARGIN));
    }
}
