package dev.glasshive.app.control;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a pane says while it has nothing to show: what will be here, and how to get it.
public final class EmptyState extends VBox {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    /// The widest that words run, what is around them and between them, in sizes of type.
    private static final double WIDEST = 30;
    private static final double AROUND = 1.5;
    private static final double BETWEEN = 0.5;

    private final Label title = new Label();
    private final Label explanation = new Label();

    public EmptyState(String title, String explanation) {
        getStyleClass().add("empty-state");
        this.title.getStyleClass().add("title");
        this.explanation.getStyleClass().add("explanation");
        this.explanation.setWrapText(true);
        getChildren().addAll(this.title, this.explanation);
        show(title, explanation);
    }

    /// Where there is little room, the explanation has it all.
    @Override
    protected void layoutChildren() {
        double em = title.getFont().getSize();
        double width = Math.min(WIDEST * em, Math.max(0, getWidth() - 2 * AROUND * em));
        boolean tight = getHeight() < title.prefHeight(width) + explanation.prefHeight(width) + (2 * AROUND + BETWEEN) * em;
        pseudoClassStateChanged(TIGHT, tight);
        title.setManaged(!tight);
        title.setVisible(!tight);
        super.layoutChildren();
    }

    public void show(String newTitle, String newExplanation) {
        title.setText(newTitle);
        explanation.setText(newExplanation);
        setAccessibleText(Stream.of(newTitle, newExplanation).filter(words -> !words.isBlank()).collect(Collectors.joining(". ")));
    }

    /// Takes the keyboard where nothing else in its pane does, so that who cannot see the words comes to hear them.
    public void standIn() {
        setFocusTraversable(true);
        setOnMousePressed(event -> requestFocus());
    }
}
