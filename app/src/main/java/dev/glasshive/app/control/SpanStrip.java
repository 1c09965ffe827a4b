package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A stretch of memory drawn to scale: what lies in it, and marks that point at places of it.
public final class SpanStrip extends Pane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    /// Narrower spans cannot be seen.
    private static final double NARROWEST = 2;
    private static final double BAR_IN_EM = 1.7;
    private static final double MARKS_IN_EM = 1.3;

    private final Region track = new Region();
    private final List<Label> spans = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private final Label measure = new Label();
    private List<Span> shownSpans = List.of();
    private List<Mark> shownMarks = List.of();
    private double total = 1;

    /// Something that lies there.
    ///
    /// @param start where it begins, in the unit of the whole
    /// @param text written in it where there is room
    /// @param styleClass that the theme colours
    /// @param changed whether the last step made it or changed it
    /// @param description shown when the mouse rests on it
    public record Span(double start, double length, String text, String styleClass, boolean changed, String description) {}

    /// A place that something points at.
    public record Mark(double position, String text) {}

    public SpanStrip() {
        getStyleClass().add("span-strip");
        track.getStyleClass().add("track");
        measure.setVisible(false);
        getChildren().addAll(track, measure);
        measure.fontProperty().subscribe(font -> requestLayout());
    }

    /// Shows `length` units with what lies in them.
    public void show(double length, List<Span> lying, List<Mark> pointing) {
        if (length != total || !lying.equals(shownSpans) || !pointing.equals(shownMarks)) {
            total = length;
            shownSpans = List.copyOf(lying);
            shownMarks = List.copyOf(pointing);
            fill();
        }
    }

    private void fill() {
        grow(spans, shownSpans.size(), "span");
        grow(marks, shownMarks.size(), "mark");
        for (int i = 0; i < shownSpans.size(); i++) {
            Span span = shownSpans.get(i);
            Label label = spans.get(i);
            label.setText(span.text());
            label.setAccessibleText(span.description());
            label.getStyleClass().setAll("label", "span", span.styleClass());
            label.pseudoClassStateChanged(CHANGED, span.changed());
            label.getTooltip().setText(span.description());
        }
        IntStream.range(0, shownMarks.size()).forEach(i -> marks.get(i).setText(shownMarks.get(i).text()));
        requestLayout();
    }

    private void grow(List<Label> labels, int size, String styleClass) {
        while (labels.size() < size) {
            Label label = new Label();
            label.getStyleClass().add(styleClass);
            label.setTooltip(styleClass.equals("span") ? new Tooltip() : null);
            labels.add(label);
            getChildren().add(label);
        }
        while (labels.size() > size) {
            getChildren().remove(labels.removeLast());
        }
    }

    private double em() {
        return measure.getFont().getSize();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + em() * (BAR_IN_EM + MARKS_IN_EM) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double bar = em() * BAR_IN_EM;
        track.resizeRelocate(left, top, width, bar);
        for (int i = 0; i < spans.size(); i++) {
            Span span = shownSpans.get(i);
            double from = left + width * span.start() / total;
            double to = left + width * Math.min(total, span.start() + span.length()) / total;
            spans.get(i).resizeRelocate(from, top, Math.max(NARROWEST, to - from), bar);
        }
        double free = left;
        for (int i = 0; i < marks.size(); i++) {
            Label mark = marks.get(i);
            double wanted = mark.prefWidth(-1);
            double at = left + width * shownMarks.get(i).position() / total;
            double x = Math.clamp(at - em() / 4, Math.min(free, left + width - wanted), Math.max(free, left + width - wanted));
            mark.resizeRelocate(x, top + bar, Math.min(wanted, width), em() * MARKS_IN_EM);
            free = x + wanted + em() / 2;
        }
    }
}
