package dev.glasshive.app.anatomy;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What an instruction means: its notation, and a sentence beside it, or below where there is little room.
final class MeaningBox extends Region {
    /// Below so many letters of width the sentence stands below, so that it does not change its place from one instruction to the next.
    private static final double NARROW = 42;

    private final Label notation;
    private final Label sentence;

    MeaningBox(Label notation, Label sentence) {
        this.notation = notation;
        this.sentence = sentence;
        getStyleClass().add("anatomy-meaning");
        getChildren().addAll(notation, sentence);
    }

    private double em() {
        return sentence.getFont().getSize();
    }

    private boolean isStacked(double width) {
        return width < NARROW * em();
    }

    // An instruction that has no notation leaves no hole.
    private double beside() {
        return notation.getText().isEmpty() ? 0 : notation.prefWidth(-1) + em();
    }

    private double below(double width) {
        return notation.getText().isEmpty() ? 0 : notation.prefHeight(width) + 0.3 * em();
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
    protected double computePrefHeight(double width) {
        return isStacked(width) ? below(width) + sentence.prefHeight(width) : Math.max(notation.prefHeight(-1), sentence.prefHeight(Math.max(0, width - beside())));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (isStacked(width)) {
            double top = below(width);
            notation.resizeRelocate(0, 0, width, notation.prefHeight(width));
            sentence.resizeRelocate(0, top, width, Math.max(0, getHeight() - top));
        } else {
            double left = beside();
            notation.resizeRelocate(0, 0, Math.min(width, notation.prefWidth(-1)), notation.prefHeight(-1));
            sentence.resizeRelocate(left, 0, Math.max(0, width - left), getHeight());
        }
    }
}
