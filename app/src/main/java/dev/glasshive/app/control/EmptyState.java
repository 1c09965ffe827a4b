package dev.glasshive.app.control;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a pane says while it has nothing to show: what will be here, and how to get it.
public final class EmptyState extends VBox {
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

    public void show(String newTitle, String newExplanation) {
        title.setText(newTitle);
        explanation.setText(newExplanation);
    }
}
