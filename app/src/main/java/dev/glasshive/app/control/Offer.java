package dev.glasshive.app.control;

import javafx.scene.control.Label;

/// A button with a title and a sentence below it, both as long as they need to be.
public final class Offer extends ButtonBox {
    /// @param action what a click, Enter or Space does
    public Offer(String title, String sentence, Runnable action) {
        super(action);
        getStyleClass().add("offer");
        Label name = new Label(title);
        name.getStyleClass().add("medium");
        name.setWrapText(true);
        Label words = new Label(sentence);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        getChildren().setAll(name, words);
        setAccessibleText(title + ". " + sentence);
    }
}
