package dev.glasshive.app.registers;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A value and quiet words behind it, which give way to it and are left out where hardly one of them would stay.
final class ValueWords extends Region {
    /// Words that are cut to less than so many letters' width tell nothing.
    private static final double LEAST = 8;
    private static final double GAP = 0.7;

    private final Label value;
    private final Label aside;
    private boolean isAlone;

    ValueWords(Label value, Label aside) {
        this.value = value;
        this.aside = aside;
        getStyleClass().add("register-values");
        getChildren().addAll(value, aside);
    }

    /// Leaves out the quiet words, whatever room there is.
    void setAlone(boolean alone) {
        if (isAlone != alone) {
            isAlone = alone;
            requestLayout();
        }
    }

    private double gap() {
        return GAP * value.getFont().getSize();
    }

    @Override
    protected double computeMinWidth(double height) {
        return value.prefWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return value.prefWidth(-1) + (isAlone || aside.getText().isEmpty() ? 0 : gap() + aside.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(value.prefHeight(-1), aside.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double first = Math.min(getWidth(), value.prefWidth(-1));
        layoutInArea(value, 0, 0, first, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        double wanted = aside.prefWidth(-1);
        double left = Math.min(wanted, getWidth() - first - gap());
        aside.setVisible(!isAlone && left >= Math.min(wanted, LEAST * aside.getFont().getSize()));
        layoutInArea(aside, first + gap(), 0, Math.max(0, left), getHeight(), 0, HPos.LEFT, VPos.CENTER);
    }
}
