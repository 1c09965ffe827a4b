package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Question;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// A field for the answer.
final class FieldInput implements AnswerInput {
    private final TextField field = new TextField();
    private final Tick tick = new Tick();
    private final StackPane box = new StackPane(field, tick);

    FieldInput(Question question, Consumer<String> onAnswer) {
        box.getStyleClass().add("answer");
        StackPane.setAlignment(tick, Pos.CENTER_RIGHT);
        setRight(false);
        field.setId("prediction");
        field.getStyleClass().add("code");
        field.setAccessibleText(question.ask().plain());
        field.setAccessibleHelp(question.form());
        field.setOnAction(event -> onAnswer.accept(field.getText()));
    }

    @Override
    public Node node() {
        return box;
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
    public void setRight(boolean right) {
        tick.setVisible(right);
    }

    @Override
    public void setOpen(boolean open) {
        field.setEditable(open);
    }
}
