package dev.glasshive.app.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Words in columns, each a stack of lines that are equally high. Head and rows of the table are both laid out by it, so they cannot disagree.
final class RowPane extends Region {
    /// The style of lines that stand below those of the first column and are not its own.
    static final String BELOW = "jit-below";
    static final int NUMBER = 4;

    private final Label number = new Label();
    private final List<List<Label>> labels = Stream.generate(() -> (List<Label>) new ArrayList<Label>()).limit(4).toList();
    private Columns columns = Columns.in(0, Usual.UNKNOWN);
    private int lines = 1;

    /// A line, and how it is dressed.
    record Piece(String text, List<String> styles) {
        Piece(String text, String... styles) {
            this(text, List.of(styles));
        }

        Piece {
            styles = List.copyOf(styles);
        }
    }

    RowPane() {
        getStyleClass().add("jit-cells");
        number.getStyleClass().add("jit-slot");
        getChildren().add(number);
        setMinWidth(0);
    }

    /// Shows other words.
    ///
    /// @param slot stands before the first column, beside its last line
    /// @param words for each column its lines
    void show(String slot, List<List<Piece>> words, Columns room) {
        columns = room;
        number.setText(slot);
        lines = 1;
        for (int column = 0; column < labels.size(); column++) {
            boolean wanted = room.shares().get(column) > 0;
            int count = wanted ? words.get(column).size() : 0;
            lines = Math.max(lines, count);
            List<Label> stack = labels.get(column);
            while (stack.size() < count) {
                Label label = new Label();
                label.setMinWidth(0);
                stack.add(label);
                getChildren().add(label);
            }
            for (int i = 0; i < stack.size(); i++) {
                stack.get(i).setVisible(i < count);
                if (i < count) {
                    Piece piece = words.get(column).get(i);
                    stack.get(i).setText(piece.text());
                    List<String> styles = Stream.concat(Stream.of("label"), piece.styles().stream()).toList();
                    if (!stack.get(i).getStyleClass().equals(styles)) {
                        stack.get(i).getStyleClass().setAll(styles);
                    }
                }
            }
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + lines * line() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double height = line();
        double left = snappedLeftInset();
        double indent = NUMBER * number.getFont().getSize();
        number.resizeRelocate(left, snappedTopInset() + Math.max(0, first() - 1) * height, indent * 0.8, height);
        double room = Math.max(0, getWidth() - left - snappedRightInset() - indent);
        double x = left + indent;
        for (int column = 0; column < labels.size(); column++) {
            double width = room * columns.shares().get(column) / 100;
            double gap = number.getFont().getSize();
            for (int i = 0; i < labels.get(column).size(); i++) {
                labels.get(column).get(i).resizeRelocate(snapPositionX(x), snappedTopInset() + i * height, snapSizeX(Math.max(0, width - gap)), height);
            }
            x += width;
        }
    }

    /// How many lines the first column has.
    private long first() {
        return labels.getFirst().stream().filter(label -> label.isVisible() && !label.getStyleClass().contains(BELOW)).count();
    }

    private double line() {
        return snapSizeY(number.prefHeight(-1));
    }
}
