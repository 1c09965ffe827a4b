package dev.glasshive.app.stops;

import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.stops.StopsViewModel.Line;
import dev.glasshive.app.text.Text;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of stops, each with a button that removes it, and a field for a condition that stops runs anywhere.
public final class StopsView extends VBox {
    private final TextField condition = new TextField();

    /// A pane that shows and changes `model`.
    public StopsView(StopsViewModel model) {
        getStyleClass().add("stops");
        condition.setId("stop-where");
        condition.setPromptText(Text.of("stops.where.prompt"));
        condition.setAccessibleText(Text.of("stops.where.field"));
        condition.getStyleClass().add("code");
        Label wrong = new Label();
        wrong.getStyleClass().addAll("small", "kind-error", "kind-text");
        wrong.setMinWidth(0);
        condition.textProperty().subscribe(text -> {
            wrong.setText(StopsViewModel.fault(text).orElse(""));
        });
        condition.setOnAction(event -> {
            if (model.stopWhere(condition.getText())) {
                condition.clear();
            }
        });
        HBox.setHgrow(condition, Priority.SOMETIMES);
        HBox field = new HBox(new Label(Text.of("stops.where.field")), condition, wrong);
        field.getStyleClass().add("stops-field");
        ListView<Line> list = new ListView<>();
        list.setId("stops");
        list.setAccessibleText(Text.of("stops.title"));
        Label none = new Label(Text.of("stops.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new LineCell());
        list.setOnKeyPressed(event -> {
            Line chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && chosen != null) {
                chosen.remove().run();
                event.consume();
            }
        });
        CopyText.on(list, model::text, new CopyText.Words(Text.of("copy"), Text.of("copy.all")));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
        model.lines().subscribe(lines -> list.getItems().setAll(lines));
    }

    /// Puts the keyboard into the field for a condition.
    public void askCondition() {
        condition.requestFocus();
    }

    private static final class LineCell extends ListCell<Line> {
        private final Label words = new Label();
        private final Button remove = new Button();
        private final HBox row = new HBox(remove, words);

        LineCell() {
            row.getStyleClass().add("stops-line");
            words.getStyleClass().add("code");
            words.setMinWidth(0);
            setPrefWidth(0);
            Icons.put(remove, Feather.X);
            remove.getStyleClass().addAll("flat", "pane-button");
            remove.setTooltip(new Tooltip(Text.of("stops.remove")));
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            words.setText(line.text());
            remove.setOnAction(event -> line.remove().run());
            remove.setAccessibleText(Text.of("stops.remove") + " " + line.text());
            setAccessibleText(line.text());
            setGraphic(row);
        }
    }
}
