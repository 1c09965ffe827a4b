package dev.glasshive.app.lesson;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Where a learner gives the answer to a prediction: a field, bits to click, or a button for each answer that there is.
interface AnswerInput {
    /// What is shown.
    Node node();

    /// What the learner has put in, as text; blank where there is nothing to judge.
    ObservableValue<String> text();

    /// Shows `answer`.
    void put(String answer);

    /// Ticks the answer that is shown, beside it.
    void setRight(boolean right);

    /// Whether the answer may be changed.
    void setOpen(boolean open);

    /// Whether giving an answer takes a button of its own.
    default boolean isSent() {
        return true;
    }
}
