package dev.glasshive.app.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// A task with a round box that ticks itself; its words are Markdown.
public final class TaskRow extends HBox {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final MarkdownPane words = new MarkdownPane();
    private final BooleanProperty done = new SimpleBooleanProperty();

    public TaskRow(String markdown) {
        getStyleClass().add("task-row");
        SVGPath glyph = new SVGPath();
        glyph.setContent("M0 3 L2.4 5.4 L7 0.6");
        glyph.getStyleClass().add("glyph");
        StackPane tick = new StackPane(glyph);
        tick.getStyleClass().add("tick");
        tick.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.show(markdown);
        HBox.setHgrow(words, Priority.ALWAYS);
        done.subscribe(now -> pseudoClassStateChanged(DONE, now));
        getChildren().addAll(tick, words);
    }

    public BooleanProperty doneProperty() {
        return done;
    }

    /// The words, for links and the colours of code.
    public MarkdownPane words() {
        return words;
    }
}
