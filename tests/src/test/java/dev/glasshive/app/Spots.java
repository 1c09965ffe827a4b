package dev.glasshive.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;

/// Where everything is that can be seen of a window, but for rows of lists and the thumbs of scroll bars: lists guess the heights of rows that were never shown, so both depend on what was shown before.
record Spots(List<Spot> spots) {
    /// Columns of tables are first laid out in fractions of a unit and later in whole ones.
    private static final double TOLERANCE = 1;

    private record Spot(String what, Bounds where) {
        boolean isAt(Spot other) {
            return what.equals(other.what) && isNear(where.getMinX(), other.where.getMinX()) && isNear(where.getMaxX(), other.where.getMaxX())
                    && isNear(where.getMinY(), other.where.getMinY()) && isNear(where.getMaxY(), other.where.getMaxY());
        }

        private static boolean isNear(double one, double other) {
            return Math.abs(one - other) < TOLERANCE;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s at %.1f, %.1f, %.1f x %.1f", what, where.getMinX(), where.getMinY(), where.getWidth(), where.getHeight());
        }
    }

    static Spots of(Parent root) {
        List<Spot> spots = new ArrayList<>();
        collect(root, spots);
        return new Spots(spots);
    }

    private static void collect(Parent parent, List<Spot> spots) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child.getOpacity() > 0) {
                spots.add(new Spot(child.getClass().getSimpleName(), inScene(child)));
                if (child instanceof Parent inner && !(child instanceof ScrollBar) && !child.getStyleClass().contains("virtual-flow")) {
                    collect(inner, spots);
                }
            }
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// What is here and not at the same spot in `other`, and the other way round.
    List<String> unlike(Spots other) {
        if (equals(other)) {
            return List.of();
        }
        List<String> unlike = new ArrayList<>(without(other));
        other.without(this).forEach(spot -> unlike.add("instead of " + spot));
        return unlike;
    }

    private List<String> without(Spots other) {
        List<Spot> left = new ArrayList<>(other.spots);
        List<String> without = new ArrayList<>();
        for (Spot spot : spots) {
            left.stream().filter(spot::isAt).findFirst().ifPresentOrElse(left::remove, () -> without.add(spot.toString()));
        }
        return without;
    }
}
