package dev.glasshive.app.console;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Items;
import dev.glasshive.app.text.Text;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The console pane.
public final class ConsoleView extends VBox {
    /// A pane that shows `model`.
    public ConsoleView(ConsoleViewModel model) {
        getStyleClass().add("console");
        ListView<String> list = new ListView<>();
        list.getStyleClass().addAll("code", "console-lines");
        list.setPlaceholder(new EmptyState(Text.of("console.empty.title"), Text.of("console.empty")));
        list.setAccessibleText(Text.of("console.title"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        model.lines().subscribe(lines -> {
            if (!list.getItems().equals(lines)) {
                Items.update(list.getItems(), lines);
                // The list must have taken in its lines before it can show the last one.
                Platform.runLater(() -> list.scrollTo(Math.max(0, lines.size() - 1)));
            }
        });
    }
}
