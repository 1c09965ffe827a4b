package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Question;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/// A field for the answer.
final class FieldInput implements AnswerInput {
    private final TextField field = new TextField();

    FieldInput(Question question, Consumer<String> onAnswer) {
        field.setId("prediction");
        field.getStyleClass().add("code");
        field.setAccessibleText(question.ask().plain());
        field.setAccessibleHelp(question.form());
        field.setOnAction(event -> onAnswer.accept(field.getText()));
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public ObservableValue<String> text() {
        return field.textProperty();
    }

    @Override
    public void put(String answer) {
        field.setText(answer);
    }

    @Override
    public void setOpen(boolean open) {
        field.setEditable(open);
    }
}
