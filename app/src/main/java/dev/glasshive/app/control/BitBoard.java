package dev.glasshive.app.control;

import java.util.List;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/// Many bits at once, 64 in a row: a small square each, filled where the bit is set.
public final class BitBoard extends Pane {
    /// Bits in a row.
    public static final int ROW = 64;
    private static final double GAP = 0.18;
    /// The tallest that a square may be, in units that do not scale: a wide pane makes longer squares, not taller ones.
    private static final double TALLEST = 7;

    private final Path clear = path("bit-clear");
    private final Path set = path("bit-set");
    private final Path fresh = path("bit-fresh");
    private List<Long> rows = List.of();
    private Set<Integer> changed = Set.of();

    public BitBoard() {
        getStyleClass().add("bit-board");
        getChildren().addAll(clear, set, fresh);
    }

    private static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setStrokeWidth(0);
        return path;
    }

    /// Shows rows of bits, the lowest of each at the left; `news` are the numbers of those that the last step set.
    public void show(List<Long> bits, Set<Integer> news) {
        if (!bits.equals(rows) || !news.equals(changed)) {
            rows = List.copyOf(bits);
            changed = Set.copyOf(news);
            requestLayout();
        }
    }

    private double side(double width) {
        return Math.max(1, (width - snappedLeftInset() - snappedRightInset()) / ROW);
    }

    private double height(double width) {
        return Math.min(side(width), TALLEST);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + rows.size() * height(width < 0 ? getWidth() : width) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        List.of(clear, set, fresh).forEach(path -> path.getElements().clear());
        double side = side(getWidth());
        double tall = height(getWidth());
        for (int row = 0; row < rows.size(); row++) {
            for (int bit = 0; bit < ROW; bit++) {
                Path path = changed.contains(row * ROW + bit) ? fresh : (rows.get(row) >>> bit & 1) == 1 ? set : clear;
                square(path, snappedLeftInset() + bit * side, snappedTopInset() + row * tall, side * (1 - GAP), tall * (1 - GAP));
            }
        }
    }

    private static void square(Path path, double x, double y, double width, double height) {
        path.getElements().addAll(new MoveTo(x, y), new HLineTo(x + width), new VLineTo(y + height), new HLineTo(x), new ClosePath());
    }
}
