package dev.glasshive.app.control;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/// Where on the screen something is, if it can be seen.
public final class InSight {
    private InSight() {}

    /// The bounds of `node` in its scene; empty where it is hidden or scrolled away.
    public static Optional<Bounds> of(Node node) {
        return of(node, node.getLayoutBounds());
    }

    /// The bounds in the scene of a part of `node`; empty where its middle is hidden or scrolled away.
    public static Optional<Bounds> of(Node node, Bounds part) {
        if (node.getScene() == null) {
            return Optional.empty();
        }
        Bounds bounds = part;
        for (Node above = node; above != null; above = above.getParent()) {
            Node clip = above.getClip();
            boolean isCut = clip != null && !clip.getBoundsInParent().contains(bounds.getCenterX(), bounds.getCenterY());
            if (!above.isVisible() || isCut) {
                return Optional.empty();
            }
            bounds = above.localToParent(bounds);
        }
        return Optional.of(bounds);
    }

    /// What holds both.
    static Bounds around(Bounds one, Bounds other) {
        double x = Math.min(one.getMinX(), other.getMinX());
        double y = Math.min(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.max(one.getMaxX(), other.getMaxX()) - x, Math.max(one.getMaxY(), other.getMaxY()) - y);
    }
}
