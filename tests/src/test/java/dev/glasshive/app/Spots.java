package dev.glasshive.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where everything is that can be seen of a window.
record Spots(List<Spot> spots) {
    private record Spot(String what, Bounds where) {
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
                spots.add(new Spot(child.getClass().getSimpleName(), child.localToScene(child.getLayoutBounds())));
                if (child instanceof Parent inner) {
                    collect(inner, spots);
                }
            }
        }
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
        List<String> left = new ArrayList<>(spots.stream().map(Spot::toString).toList());
        other.spots.stream().map(Spot::toString).forEach(left::remove);
        return left;
    }
}
