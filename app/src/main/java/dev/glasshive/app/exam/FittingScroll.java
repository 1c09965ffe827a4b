package dev.glasshive.app.exam;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// A pane that is as high as its words need at its width, and scrolls only where there is less room.
final class FittingScroll extends ScrollPane {
    private final Region words;

    FittingScroll(Region words) {
        super(words);
        this.words = words;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("exam-scroll");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + words.prefHeight(width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset()) + snappedBottomInset();
    }
}
