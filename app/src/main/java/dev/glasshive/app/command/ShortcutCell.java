package dev.glasshive.app.command;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A command, its keys, and the buttons that change them; the list has keys that do the same.
final class ShortcutCell extends ListCell<ShortcutsViewModel.Row> {
    private final Label group = new Label();
    private final Label title = new Label();
    private final Label keys = new Label();
    private final Button reset;
    private final HBox row;
    private final Tooltip whole = new Tooltip();

    ShortcutCell(ShortcutsViewModel model) {
        getStyleClass().add("palette-cell");
        Button change = button("shortcuts.change-one", Feather.EDIT_2, row -> model.begin(row.command()));
        Button clear = button("shortcuts.clear", Feather.X, row -> model.clear(row.command()));
        reset = button("shortcuts.reset", Feather.ROTATE_CCW, row -> model.reset(row.command()));
        row = new HBox(group, title, keys, change, clear, reset);
        row.getStyleClass().add("palette-row");
        group.getStyleClass().addAll("palette-group", "muted", "small");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        keys.getStyleClass().add("keycap");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    private Button button(String key, Feather icon, Consumer<ShortcutsViewModel.Row> action) {
        Button button = new Button();
        Icons.put(button, icon);
        button.getStyleClass().addAll("flat", "pane-button");
        button.setTooltip(new Tooltip(Text.of(key)));
        button.setAccessibleText(Text.of(key));
        button.setFocusTraversable(false);
        button.setOnAction(event -> {
            ShortcutsViewModel.Row item = getItem();
            if (item != null) {
                action.accept(item);
            }
        });
        return button;
    }

    @Override
    protected void updateItem(ShortcutsViewModel.@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        group.setText(item.command().label());
        title.setText(item.command().title());
        keys.setText(item.keys());
        keys.setVisible(!item.keys().isEmpty());
        reset.setVisible(item.chosen());
        whole.setText(item.command().title());
        setTooltip(whole);
        setAccessibleText(item.command().title() + " " + item.keys());
        setGraphic(row);
    }
}
