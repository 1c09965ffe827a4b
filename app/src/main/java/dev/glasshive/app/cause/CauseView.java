package dev.glasshive.app.cause;

import dev.glasshive.app.cause.CauseViewModel.Answer;
import dev.glasshive.app.cause.CauseViewModel.Line;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The causes of a value, one a line, indented below what they caused. A click or Enter goes to the step.
public final class CauseView extends VBox {
    private static final PseudoClass ORIGIN = PseudoClass.getPseudoClass("origin");

    private final CauseViewModel model;
    private final Label title = new Label();
    private final ListView<Line> lines = new ListView<>();

    /// A pane that shows `model`.
    public CauseView(CauseViewModel model) {
        this.model = model;
        getStyleClass().add("cause");
        title.getStyleClass().addAll("semibold", "cause-title");
        lines.setId("causes");
        lines.setAccessibleText(Text.of("cause.lines"));
        lines.setCellFactory(list -> new LineCell());
        lines.setPlaceholder(new EmptyState(Text.of("cause.none.title"), Text.of("cause.none")));
        lines.setOnKeyPressed(event -> {
            Line chosen = lines.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                model.goTo(chosen);
                event.consume();
            }
        });
        CopyText.on(lines, model::text, new CopyText.Words(Text.of("copy"), Text.of("copy.all")));
        VBox.setVgrow(lines, Priority.ALWAYS);
        title.managedProperty().bind(title.visibleProperty());
        getChildren().addAll(title, lines);
        model.answer().subscribe(this::show);
    }

    /// Takes the keyboard, as after a question was asked with it.
    public void takeKeyboard() {
        lines.requestFocus();
    }

    private void show(Optional<Answer> answer) {
        title.setVisible(answer.isPresent());
        title.setText(answer.map(Answer::title).orElse(""));
        lines.getItems().setAll(answer.map(Answer::lines).orElse(List.of()));
        lines.getSelectionModel().selectFirst();
    }

    private final class LineCell extends ListCell<Line> {
        private final Region indent = new Region();
        private final Label what = new Label();
        private final Label how = new Label();
        private final HBox row = new HBox(indent, what, how);
        private final Tooltip tooltip = new Tooltip();

        LineCell() {
            row.getStyleClass().add("cause-line");
            indent.setMinWidth(Region.USE_PREF_SIZE);
            what.getStyleClass().add("code");
            what.setMinWidth(Region.USE_PREF_SIZE);
            how.getStyleClass().addAll("code", "muted");
            how.setTextOverrun(OverrunStyle.ELLIPSIS);
            how.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    model.goTo(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            indent.setPrefWidth(line.depth() * 1.4 * what.getFont().getSize());
            what.setText(line.what());
            how.setText(line.how());
            pseudoClassStateChanged(ORIGIN, line.position().isEmpty());
            tooltip.setText(line.description());
            setTooltip(tooltip);
            setAccessibleText(line.description());
            setGraphic(row);
        }
    }
}
