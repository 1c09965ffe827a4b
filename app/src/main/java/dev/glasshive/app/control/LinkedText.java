package dev.glasshive.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Words that break across lines, some of which lead somewhere.
public final class LinkedText extends TextFlow {
    /// Words to come.
    public LinkedText() {
        getStyleClass().addAll("linked-text", "text-flow");
    }

    /// Adds words, with style classes such as `code` or `muted`.
    public LinkedText words(String words, String... styles) {
        Text text = new Text(words);
        text.getStyleClass().add("text");
        text.getStyleClass().addAll(styles);
        getChildren().add(text);
        return this;
    }

    /// Adds words that do something when they are clicked, or when Enter is pressed on them.
    ///
    /// @param description what a screen reader says of them
    public LinkedText link(String words, String description, Runnable action) {
        words(words, "link");
        Text text = (Text) getChildren().getLast();
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(description);
        text.setOnMouseClicked(event -> {
            action.run();
            event.consume();
        });
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown() || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
        return this;
    }
}
