package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.MarkdownPane;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reason;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What there is to say to an answer: one word, why, and where that is written. Takes no room before there is something to say.
final class FeedbackBox extends VBox {
    private final LessonProse prose;
    private final Label word = new Label();

    FeedbackBox(LessonProse prose) {
        this.prose = prose;
        getStyleClass().add("lesson-feedback");
        word.getStyleClass().addAll("semibold", "word");
        word.setWrapText(true);
        clear();
    }

    /// Shows nothing.
    void clear() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
    }

    /// @param kind [Kind#OK] for what is right; otherwise the voice stays calm, for a wrong bet is no error
    void show(String first, Kind kind, Reason reason) {
        getStyleClass().removeAll(Kind.OK.styleClass(), Kind.NONE.styleClass());
        getStyleClass().add(kind.styleClass());
        word.setText(first);
        getChildren().setAll(word);
        if (!reason.text().equals(Prose.EMPTY)) {
            MarkdownPane text = prose.of(reason.text());
            getChildren().add(text);
        }
        reason.section().ifPresent(section -> getChildren().add(prose.of(section)));
        setAccessibleText(first + ". " + reason.text().plain());
        setVisible(true);
        setManaged(true);
    }
}
