package dev.glasshive.app.rejection;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.LinkedText;
import dev.glasshive.app.rejection.CausalViewModel.Answer;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The steps by which the verifier came to what it knows. A click or Enter looks at the instruction.
public final class CausalView extends VBox {
    private static final PseudoClass CULPRIT = PseudoClass.getPseudoClass("culprit");

    private final CausalViewModel model;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Hyperlink back = new Hyperlink(Text.of("causal.back"));
    private final ListView<CausalStep> steps = new ListView<>();

    /// A pane that shows `model`.
    public CausalView(CausalViewModel model) {
        this.model = model;
        getStyleClass().addAll("cause", "causal");
        title.getStyleClass().add("semibold");
        title.setMinWidth(0);
        subtitle.getStyleClass().addAll("muted", "code");
        subtitle.setMinWidth(0);
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.managedProperty().bind(back.visibleProperty());
        back.setOnAction(event -> model.back());
        HBox head = new HBox(title, subtitle, back);
        head.getStyleClass().addAll("cause-title", "causal-head");
        head.visibleProperty().bind(title.textProperty().isNotEmpty());
        head.managedProperty().bind(head.visibleProperty());
        steps.setId("causal-steps");
        steps.setAccessibleText(Text.of("causal.steps"));
        steps.setCellFactory(list -> new StepCell());
        steps.setPlaceholder(new EmptyState(Text.of("causal.none.title"), Text.of("causal.none")));
        steps.setOnKeyPressed(event -> {
            CausalStep chosen = steps.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                model.lookAt(chosen);
                event.consume();
            }
        });
        VBox.setVgrow(steps, Priority.ALWAYS);
        getChildren().addAll(head, steps);
        model.answer().subscribe(this::show);
    }

    /// Takes the keyboard, as after a question was asked with it.
    public void takeKeyboard() {
        steps.requestFocus();
    }

    private void show(Optional<Answer> answer) {
        title.setText(answer.map(Answer::title).orElse(""));
        subtitle.setText(answer.map(Answer::subtitle).orElse(""));
        back.setVisible(answer.filter(Answer::asked).isPresent());
        steps.getItems().setAll(answer.map(Answer::steps).orElse(List.of()));
        steps.getSelectionModel().selectLast();
        // The last step is the answer to a question; the story of a rejection is read from its beginning.
        steps.scrollTo(answer.filter(Answer::asked).isPresent() ? Math.max(0, steps.getItems().size() - 1) : 0);
    }

    private final class StepCell extends ListCell<CausalStep> {
        private final Label slot = new Label();
        private final Label instruction = new Label();
        private final Label change = new Label();
        private final LinkedText sentence = new LinkedText();
        private final GridPane row = new GridPane();

        StepCell() {
            row.getStyleClass().add("causal-step");
            slot.getStyleClass().addAll("code", "causal-slot");
            slot.setAlignment(Pos.TOP_RIGHT);
            slot.setMinWidth(Region.USE_PREF_SIZE);
            instruction.getStyleClass().addAll("code", "causal-instruction");
            // What the verifier wrote gives way; it is the longer one, and the sentence says it too.
            instruction.setMinWidth(Region.USE_PREF_SIZE);
            change.getStyleClass().addAll("code", "muted");
            change.setMinWidth(0);
            HBox.setHgrow(change, Priority.ALWAYS);
            HBox first = new HBox(instruction, change);
            first.getStyleClass().add("causal-first");
            row.add(slot, 0, 0);
            row.add(first, 1, 0);
            row.add(sentence, 1, 1);
            GridPane.setHgrow(first, Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    model.lookAt(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable CausalStep step, boolean empty) {
            super.updateItem(step, empty);
            pseudoClassStateChanged(CULPRIT, step != null && !empty && step.culprit());
            if (step == null || empty) {
                setGraphic(null);
                return;
            }
            slot.setText(Integer.toString(step.slot()));
            instruction.setText(step.instruction().isEmpty() ? Text.of("causal.begins") : step.instruction());
            change.setText(step.change());
            sentence.getChildren().clear();
            for (Piece piece : step.sentence()) {
                sentence.words(piece.text(), piece.form() == Piece.Form.CODE ? "code" : "plain");
            }
            setAccessibleText(step.description());
            setGraphic(row);
        }
    }
}
