package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;

/// A pane that is as high as its words need at its width, and scrolls only where there is less room. There it is not higher than whole lines of text need.
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
    public void resize(double width, double height) {
        super.resize(width, height < computePrefHeight(width) ? endOfLine(width, height) : height);
    }

    /// Where the last line ends that is whole in `height`, or `height` if there is none.
    private double endOfLine(double width, double height) {
        double around = snappedTopInset() + snappedBottomInset();
        double inner = width - snappedLeftInset() - snappedRightInset() - lookupAll(".scroll-bar:vertical").stream().mapToDouble(bar -> bar.prefWidth(-1)).sum();
        words.resize(inner, words.prefHeight(inner));
        words.layout();
        List<Double> ends = new ArrayList<>();
        addEnds(words, 0, ends);
        return ends.stream().mapToDouble(end -> end + around).filter(end -> end <= height).max().orElse(height);
    }

    private static void addEnds(Parent parent, double top, List<Double> ends) {
        if (parent instanceof TextFlow flow && flow.isManaged()) {
            flow.getLayoutInfo().getTextLines(false).forEach(line -> ends.add(top + line.bounds().getMaxY()));
            return;
        }
        // A line that is changed stands in a label.
        if (parent instanceof Labeled label) {
            ends.add(top + label.getHeight());
            return;
        }
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent inner && child.isManaged()) {
                addEnds(inner, top + child.getLayoutY(), ends);
            }
        }
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
