package dev.glasshive.app.control;

import dev.glasshive.app.control.GraphModel.Box;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The curve of a link between two boxes, with its two handles.
///
/// It goes straight up or down where nothing stands between, and else around the right side of what does: a line that goes on behind a box seems to come from there.
record LinkCurve(double x1, double y1, double handleX1, double handleY1, double handleX2, double handleY2, double x2, double y2) {
    private static final double[] REACHES = {2, 4, 6, 8, 12};
    private static final int SAMPLES = 32;
    /// So near to a box is too near.
    private static final double CLEAR = 0.15;

    /// The curve from one box to another of `boxes`.
    static LinkCurve of(Box from, Box to, List<Box> boxes) {
        LinkCurve direct = direct(from, to);
        return Stream.concat(Stream.of(direct), DoubleStream.of(REACHES).mapToObj(reach -> around(from, to, reach)))
                .filter(curve -> boxes.stream().noneMatch(box -> !box.equals(from) && !box.equals(to) && curve.meets(box))).findFirst().orElse(direct);
    }

    private static LinkCurve direct(Box from, Box to) {
        double x1 = from.x() + from.width() / 2;
        double x2 = to.x() + to.width() / 2;
        double y2 = to.y() + (to.y() < from.y() ? to.height() : 0);
        double middle = (from.y() + y2) / 2;
        return new LinkCurve(x1, from.y(), x1, middle, x2, middle, x2, y2);
    }

    private static LinkCurve around(Box from, Box to, double reach) {
        double x1 = from.x() + from.width();
        double x2 = to.x() + to.width();
        double y1 = from.y() + from.height() / 2;
        double y2 = to.y() + to.height() / 2;
        double far = Math.max(x1, x2) + reach;
        return new LinkCurve(x1, y1, far, y1, far, y2, x2, y2);
    }

    /// Whether it goes through a box.
    boolean meets(Box box) {
        for (int i = 0; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            double x = at(t, x1, handleX1, handleX2, x2);
            double y = at(t, y1, handleY1, handleY2, y2);
            if (x > box.x() - CLEAR && x < box.x() + box.width() + CLEAR && y > box.y() - CLEAR && y < box.y() + box.height() + CLEAR) {
                return true;
            }
        }
        return false;
    }

    private static double at(double t, double begin, double first, double second, double end) {
        double rest = 1 - t;
        return rest * rest * rest * begin + 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t * end;
    }
}
