package dev.glasshive.app.console;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EditKeys;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Items;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The console pane. A click on a line, or Enter, goes to the step that it came from.
public final class ConsoleView extends VBox {
    private static final PseudoClass TRAPPED = PseudoClass.getPseudoClass("trapped");

    private final ConsoleViewModel model;
    private final ListView<ConsoleLine> list = new ListView<>();

    /// A pane that shows `model`.
    public ConsoleView(ConsoleViewModel model) {
        this.model = model;
        getStyleClass().add("console");
        list.getStyleClass().addAll("code", "console-lines");
        list.setPlaceholder(new EmptyState(Text.of("console.empty.title"), Text.of("console.empty")));
        list.setAccessibleText(Text.of("console.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Line());
        EditKeys.on(list, Map.of(EditKeys.OPEN, this::go));
        CopyText.on(list, () -> model.text(selected()));
        ChoiceMenu.on(list, this::choices);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        model.lines().subscribe(this::show);
    }

    private void show(List<ConsoleLine> lines) {
        if (!list.getItems().equals(lines)) {
            boolean longer = lines.size() != list.getItems().size();
            Items.update(list.getItems(), lines);
            if (longer) {
                // The list must have taken in its lines before it can show the last one.
                Platform.runLater(() -> list.scrollTo(Math.max(0, lines.size() - 1)));
            }
        }
    }

    private List<ConsoleLine> selected() {
        return list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    private void go() {
        selected().stream().findFirst().ifPresent(model::goTo);
    }

    private List<ChoiceMenu.Choice> choices() {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        if (!selected().isEmpty()) {
            choices.add(new ChoiceMenu.Choice(Text.of("console.go"), this::go, EditKeys.OPEN));
        }
        if (!list.getItems().isEmpty()) {
            choices.add(CopyText.choice(Text.of("copy"), () -> model.text(selected())));
        }
        return choices;
    }

    private final class Line extends ListCell<ConsoleLine> {
        private final Label text = new Label();
        private final Label step = new Label();
        private final HBox row = new HBox(text, step);
        private final Tooltip tooltip = new Tooltip();

        Line() {
            row.getStyleClass().add("console-line");
            setPrefWidth(0);
            text.setMinWidth(0);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            step.getStyleClass().addAll("muted", "small");
            step.setMinWidth(USE_PREF_SIZE);
            setOnMouseClicked(event -> {
                ConsoleLine line = getItem();
                if (event.getButton() == MouseButton.PRIMARY && line != null && !event.isShiftDown() && !event.isShortcutDown()) {
                    model.goTo(line);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ConsoleLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(TRAPPED, line != null && !empty && line.trapped());
            if (line == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            text.setText(line.text());
            step.setText(line.place());
            tooltip.setText(line.text());
            setTooltip(tooltip);
            setAccessibleText(line.text() + ", " + step.getText());
            setGraphic(row);
        }
    }
}
