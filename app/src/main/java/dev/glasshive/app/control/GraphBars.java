package dev.glasshive.app.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;

/// The bars that tell that a picture goes on out of view, and scroll it. They lie over its margin.
final class GraphBars {
    /// Less than so much out of view, in letters, is no reason for a bar.
    private static final double LEAST = 0.5;

    private final GraphCamera camera;
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private boolean following;

    /// @param moved what follows when a bar has moved the view
    GraphBars(GraphCamera camera, Runnable moved) {
        this.camera = camera;
        across.valueProperty().subscribe((before, now) -> move(now.doubleValue() - GraphCamera.MARGIN, camera.top(), moved));
        down.valueProperty().subscribe((before, now) -> move(camera.left(), now.doubleValue() - GraphCamera.MARGIN, moved));
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.setFocusTraversable(false);
        return bar;
    }

    Node[] nodes() {
        return new Node[] {across, down};
    }

    private void move(double left, double top, Runnable moved) {
        if (!following) {
            camera.moveTo(left, top);
            moved.run();
        }
    }

    /// Shows where the view is, along the edges of a pane of that size.
    void follow(double width, double height) {
        following = true;
        across.setVisible(rest(camera.width(), camera.model().width()) > LEAST);
        down.setVisible(rest(camera.height(), camera.model().height()) > LEAST);
        // What one bar covers, the other one can bring into view.
        follow(across, camera.left(), camera.width() - atRight() / camera.unit(), camera.model().width());
        follow(down, camera.top(), camera.height() - atBottom() / camera.unit(), camera.model().height());
        across.resizeRelocate(0, height - atBottom(), width - atRight(), atBottom());
        down.resizeRelocate(width - atRight(), 0, atRight(), height - atBottom());
        following = false;
    }

    /// How much width they take.
    double atRight() {
        return down.isVisible() ? down.prefWidth(-1) : 0;
    }

    /// How much height they take.
    double atBottom() {
        return across.isVisible() ? across.prefHeight(-1) : 0;
    }

    private static double rest(double room, double size) {
        return Math.max(0, size + 2 * GraphCamera.MARGIN - room);
    }

    private static void follow(ScrollBar bar, double from, double room, double size) {
        bar.setMax(Math.max(1e-3, rest(room, size)));
        bar.setVisibleAmount(bar.getMax() * Math.min(1, room / (size + 2 * GraphCamera.MARGIN)));
        bar.setUnitIncrement(2);
        bar.setBlockIncrement(room);
        bar.setValue(Math.clamp(from + GraphCamera.MARGIN, 0, bar.getMax()));
    }
}
