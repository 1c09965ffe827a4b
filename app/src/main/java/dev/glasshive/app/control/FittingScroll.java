package dev.glasshive.app.control;

import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// A pane that is as high as its words need at its width, and scrolls only where there is less room.
public final class FittingScroll extends ScrollPane {
    private final Region words;
    private final DoubleSupplier least;

    /// A pane for `words`.
    ///
    /// @param least how much of its height it keeps however little room there is, where it has as much
    public FittingScroll(Region words, DoubleSupplier least) {
        super(words);
        this.words = words;
        this.least = least;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("fitting-scroll");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + words.prefHeight(width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset()) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(least.getAsDouble(), computePrefHeight(width));
    }
}
