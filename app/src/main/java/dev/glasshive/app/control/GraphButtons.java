package dev.glasshive.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The buttons that make a [GraphPane] larger, smaller, and so large that all is in view.
public final class GraphButtons extends HBox {
    /// Buttons for `pane` under these names.
    public GraphButtons(GraphPane pane, String in, String out, String fit) {
        getStyleClass().add("graph-buttons");
        getChildren().addAll(button(Feather.ZOOM_IN, in, pane::zoomIn), button(Feather.ZOOM_OUT, out, pane::zoomOut), button(Feather.MAXIMIZE, fit, pane::fit));
    }

    private static Button button(Ikon icon, String words, Runnable action) {
        Button button = new Button();
        Icons.put(button, icon);
        button.getStyleClass().add("quiet-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        return button;
    }
}
