package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The colours and fonts a [GraphPane] paints with, read from sizeless nodes that the theme dresses.
final class GraphInk {
    private final List<Shape> shapes = new ArrayList<>();
    private final Shape box = swatch("ink-box");
    private final Shape border = swatch("ink-border");
    private final Shape line = swatch("ink-line");
    private final Shape muted = swatch("ink-muted");
    private final Shape branch = swatch("ink-branch");
    private final Shape good = swatch("ink-good");
    private final Shape bad = swatch("ink-bad");
    private final Shape lit = swatch("ink-lit");
    private final Shape litSoft = swatch("ink-lit-soft");
    private final Text title = text("ink-title");
    private final Text words = text("ink-words");

    GraphInk(Runnable onChange) {
        shapes.forEach(shape -> shape.fillProperty().addListener((observable, old, now) -> onChange.run()));
        title.fontProperty().addListener((observable, old, now) -> onChange.run());
        words.fontProperty().addListener((observable, old, now) -> onChange.run());
    }

    private Shape swatch(String styleClass) {
        return dressed(new Rectangle(), styleClass);
    }

    private Text text(String styleClass) {
        return dressed(new Text(), styleClass);
    }

    private <T extends Shape> T dressed(T shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        shape.setManaged(false);
        shapes.add(shape);
        return shape;
    }

    List<? extends Node> nodes() {
        return shapes;
    }

    Color box() {
        return color(box);
    }

    Color border() {
        return color(border);
    }

    Color line() {
        return color(line);
    }

    Color muted() {
        return color(muted);
    }

    Color branch() {
        return color(branch);
    }

    Color good() {
        return color(good);
    }

    Color bad() {
        return color(bad);
    }

    Color lit() {
        return color(lit);
    }

    Color litSoft() {
        return color(litSoft);
    }

    Color text() {
        return color(title);
    }

    Font title() {
        return title.getFont();
    }

    Font words() {
        return words.getFont();
    }

    private static Color color(Shape shape) {
        Paint paint = shape.getFill();
        return paint instanceof Color color ? color : Color.GRAY;
    }
}
