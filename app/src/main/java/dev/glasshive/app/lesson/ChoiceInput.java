package dev.glasshive.app.lesson;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;

/// A button for each answer that there is.
final class ChoiceInput implements AnswerInput {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final FlowPane row = new FlowPane();
    private final Tick tick = new Tick();
    private final StringProperty text = new SimpleStringProperty("");

    /// @param labels of the answers for people, in the same order
    ChoiceInput(List<String> answers, List<String> labels, Consumer<String> onAnswer) {
        row.getStyleClass().add("lesson-choices");
        for (int i = 0; i < answers.size(); i++) {
            String answer = answers.get(i);
            Button button = new Button(labels.get(i));
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.setId("choose-" + answer.replace(' ', '-').toLowerCase(Locale.ROOT));
            button.setUserData(answer);
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setOnAction(event -> onAnswer.accept(answer));
            row.getChildren().add(button);
        }
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public ObservableValue<String> text() {
        return text;
    }

    @Override
    public void put(String answer) {
        text.set(answer);
        row.getChildren().forEach(button -> button.pseudoClassStateChanged(CHOSEN, answer.equals(button.getUserData())));
    }

    @Override
    public void setRight(boolean right) {
        row.getChildren().forEach(node -> {
            if (node instanceof Button button) {
                button.setGraphic(right && text.get().equals(button.getUserData()) ? tick : null);
            }
        });
    }

    @Override
    public void setOpen(boolean open) {
        row.setDisable(!open);
    }

    @Override
    public boolean isSent() {
        return false;
    }
}
