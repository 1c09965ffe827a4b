package dev.glasshive.app.rejection;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/// Two things beside each other, or one below the other where there is too little width for that.
final class BesideOrBelow extends Region {
    private final Region first;
    private final Region second;

    BesideOrBelow(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    /// In proportion to the letters.
    private double gap() {
        return second.prefHeight(-1) / 3;
    }

    private double across() {
        return first.prefWidth(-1) + gap() + second.prefWidth(-1);
    }

    private boolean isBeside(double width) {
        return width < 0 || across() <= width + 1;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return across();
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = first.prefHeight(-1);
        double other = second.prefHeight(-1);
        return isBeside(width) ? Math.max(one, other) : one + gap() / 2 + other;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double firstWidth = Math.min(width, first.prefWidth(-1));
        double secondWidth = Math.min(width, second.prefWidth(-1));
        if (isBeside(width)) {
            layoutInArea(first, 0, 0, firstWidth, getHeight(), 0, HPos.LEFT, VPos.CENTER);
            // Beside much, it stands where one begins to read.
            double high = getHeight() > 2 * second.prefHeight(-1) ? second.prefHeight(-1) : getHeight();
            layoutInArea(second, firstWidth + gap(), 0, secondWidth, high, 0, HPos.LEFT, VPos.CENTER);
        } else {
            double high = first.prefHeight(-1);
            layoutInArea(first, 0, 0, firstWidth, high, 0, HPos.LEFT, VPos.TOP);
            layoutInArea(second, 0, high + gap() / 2, secondWidth, second.prefHeight(-1), 0, HPos.LEFT, VPos.TOP);
        }
    }
}
