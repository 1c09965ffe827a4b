package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.MarkdownPane;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Sentences to choose from; each has its own reason, right or wrong, and all may be tried.
final class QuizBox extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Step.Quiz quiz;
    private final List<HBox> rows = new ArrayList<>();
    private final List<RadioButton> buttons = new ArrayList<>();
    private final FeedbackBox feedback;

    QuizBox(Step.Quiz quiz, LessonViewModel model, LessonProse prose) {
        this.quiz = quiz;
        this.feedback = new FeedbackBox(prose);
        getStyleClass().addAll("card", "lesson-quiz");
        MarkdownPane question = prose.of(quiz.question());
        question.getStyleClass().add("question");
        getChildren().add(question);
        for (int i = 0; i < quiz.choices().size(); i++) {
            int choice = i;
            // The words stand beside the button, because a button's own words have one colour.
            RadioButton button = new RadioButton();
            button.setId("choice-" + i);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(quiz.choices().get(i).text().plain());
            button.setOnAction(event -> model.choose(choice));
            MarkdownPane words = prose.of(quiz.choices().get(i).text());
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(button, words);
            row.getStyleClass().add("choice");
            row.setOnMouseClicked(event -> button.fire());
            rows.add(row);
            buttons.add(button);
        }
        getChildren().addAll(rows);
        getChildren().add(feedback);
    }

    void show(LessonViewModel.Shown shown) {
        List<Integer> tried = shown.progress().tried();
        boolean told = !shown.isSilent();
        for (int i = 0; i < rows.size(); i++) {
            Choice.Worth worth = quiz.choices().get(i).worth();
            rows.get(i).pseudoClassStateChanged(RIGHT, told && tried.contains(i) && worth == Choice.Worth.RIGHT);
            rows.get(i).pseudoClassStateChanged(WRONG, told && tried.contains(i) && worth == Choice.Worth.WRONG);
            buttons.get(i).setSelected(!tried.isEmpty() && tried.getLast() == i);
            buttons.get(i).setDisable(shown.manner() == Manner.LOOK);
        }
        if (tried.isEmpty() || !told) {
            feedback.clear();
            return;
        }
        switch (Verdict.of(quiz, tried.getLast())) {
            case Verdict.Right(Reason reason) -> feedback.show(Text.of("lesson.right"), Kind.OK, reason);
            case Verdict.Wrong(Reason reason) -> feedback.show(Text.of("lesson.wrong"), Kind.NONE, reason);
            case Verdict.Unreadable _ -> feedback.clear();
        }
    }
}
