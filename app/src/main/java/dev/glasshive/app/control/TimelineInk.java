package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The colours and the font a [TimelineStrip] paints with, read from sizeless nodes that the theme dresses.
///
/// A canvas has no styles of its own; these nodes have, so that a change of theme repaints it.
final class TimelineInk {
    private final Map<Kind, Shape> kinds = new EnumMap<>(Kind.class);
    private final Shape line = swatch("ink-line");
    private final Shape cursor = swatch("ink-cursor");
    private final Text words = new Text();
    private final List<Node> nodes = new ArrayList<>();

    TimelineInk(Runnable onChange) {
        for (Kind kind : Kind.values()) {
            Shape shape = swatch("ink");
            kind.paint(shape);
            kinds.put(kind, shape);
        }
        words.getStyleClass().add("ink-text");
        nodes.addAll(kinds.values());
        nodes.addAll(List.of(line, cursor, words));
        for (Node node : nodes) {
            node.setManaged(false);
            if (node instanceof Shape shape) {
                shape.fillProperty().addListener((observable, old, now) -> onChange.run());
            }
        }
        words.fontProperty().addListener((observable, old, now) -> onChange.run());
    }

    /// The nodes to put into the scene.
    List<Node> nodes() {
        return nodes;
    }

    Color of(Kind kind) {
        Shape shape = kinds.get(kind);
        return color(shape == null ? Color.GRAY : shape.getFill());
    }

    Color line() {
        return color(line.getFill());
    }

    Color cursor() {
        return color(cursor.getFill());
    }

    Color text() {
        return color(words.getFill());
    }

    Font font() {
        return words.getFont();
    }

    double widthOf(String text) {
        Text measure = new Text(text);
        measure.setFont(font());
        return measure.getLayoutBounds().getWidth();
    }

    private static Color color(Paint paint) {
        return paint instanceof Color color ? color : Color.GRAY;
    }

    private static Shape swatch(String styleClass) {
        Rectangle swatch = new Rectangle();
        swatch.getStyleClass().add(styleClass);
        return swatch;
    }
}
