package dev.glasshive.app.control;

import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// One row of a [CompletionList]: what it is, its name, the beginning of what is known of it.
final class CompletionCell extends ListCell<CompletionList.Item> {
    private final Label tag = new Label();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(tag, name, detail);

    CompletionCell(IntConsumer chosen) {
        getStyleClass().add("completion-cell");
        row.getStyleClass().add("completion-row");
        name.getStyleClass().add("code");
        name.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().addAll("muted", "small");
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                chosen.accept(getIndex());
            }
        });
    }

    @Override
    protected void updateItem(CompletionList.@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            tag.getStyleClass().setAll("label", "small", "completion-tag", item.token());
            tag.setText(item.tag());
            name.setText(item.name());
            detail.setText(item.detail());
            setGraphic(row);
            setAccessibleText(item.described());
        }
    }
}
