package dev.glasshive.app.timeline;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// Where the user stands, a quieter word about it, and what the colours of the timeline mean. The colours keep their words: where both have no room beside each other, the quieter word gives way, and then the colours stand below.
final class TimelineHead extends Region {
    /// A quieter word that is cut to less than so many letters' width tells nothing.
    private static final double LEAST = 5;

    private final Label title;
    private final Label subtitle;
    private final FlowPane legend;

    TimelineHead(Label title, Label subtitle, FlowPane legend) {
        this.title = title;
        this.subtitle = subtitle;
        this.legend = legend;
        getStyleClass().add("timeline-head");
        getChildren().addAll(title, subtitle, legend);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double legendWidth() {
        double gaps = Math.max(0, legend.getChildren().size() - 1) * legend.getHgap();
        return Math.ceil(gaps + legend.getChildren().stream().mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum()) + 1;
    }

    private boolean isBeside(double width) {
        return title.prefWidth(-1) + legend.getHgap() + legendWidth() <= inner(width);
    }

    private double firstRow() {
        return Math.max(title.prefHeight(-1), subtitle.prefHeight(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return title.prefWidth(-1) + subtitle.prefWidth(-1) + legendWidth() + 2 * legend.getHgap();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double around = snappedTopInset() + snappedBottomInset();
        boolean beside = width < 0 || isBeside(width);
        return around + (beside ? Math.max(firstRow(), legend.prefHeight(legendWidth())) : firstRow() + legend.prefHeight(inner(width)));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = inner(getWidth());
        double gap = legend.getHgap();
        boolean beside = isBeside(getWidth());
        double colours = beside ? legendWidth() : width;
        double row = beside ? getHeight() - top - snappedBottomInset() : firstRow();
        double named = Math.min(width, title.prefWidth(-1));
        double rest = width - named - gap - (beside ? colours + gap : 0);
        layoutInArea(title, left, top, named, row, 0, HPos.LEFT, VPos.CENTER);
        subtitle.setVisible(rest >= Math.min(subtitle.prefWidth(-1), LEAST * subtitle.getFont().getSize()));
        layoutInArea(subtitle, left + named + gap, top, Math.max(0, rest), row, 0, HPos.LEFT, VPos.CENTER);
        double below = top + row;
        layoutInArea(legend, left + width - colours, beside ? top : below, colours, beside ? row : getHeight() - below - snappedBottomInset(), 0, HPos.LEFT, VPos.CENTER);
    }
}
