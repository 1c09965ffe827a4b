package dev.glasshive.app.control;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Keeps the room that its one part needed once, so that what stands beside it does not move whenever that says something shorter.
public final class Steady extends StackPane {
    private final Region part;
    private double widest;

    public Steady(Region part) {
        super(part);
        this.part = part;
        part.setMaxWidth(Double.MAX_VALUE);
    }

    /// From now on it takes the room of what it says now.
    public void forget() {
        widest = 0;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return prefWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        widest = Math.max(widest, snapSizeX(Math.max(part.minWidth(height), part.prefWidth(height))));
        return snappedLeftInset() + widest + snappedRightInset();
    }
}
