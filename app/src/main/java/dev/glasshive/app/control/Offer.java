package dev.glasshive.app.control;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// A button with a title and a sentence below it, both as long as they need to be.
public final class Offer extends VBox {
    private final Runnable action;

    /// @param action what a click, Enter or Space does
    public Offer(String title, String sentence, Runnable action) {
        this.action = action;
        getStyleClass().add("offer");
        Label name = new Label(title);
        name.getStyleClass().add("medium");
        name.setWrapText(true);
        Label words = new Label(sentence);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        getChildren().setAll(name, words);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(title + ". " + sentence);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                action.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction wanted, Object... parameters) {
        if (wanted == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(wanted, parameters);
        }
    }
}
