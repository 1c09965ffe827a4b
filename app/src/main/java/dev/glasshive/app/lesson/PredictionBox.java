package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.check.Verdict;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A bet on what the machine will do: the question, a field for the answer, and what there is to say to it.
final class PredictionBox extends VBox {
    private final Question question;
    private final boolean silent;
    private final AnswerInput input;
    private final Label form = new Label();
    private final Button answer = new Button(Text.of("lesson.predict.answer"));
    private final Button reveal = new Button(Text.of("lesson.predict.show"));
    private final HBox buttons = new HBox(reveal, spring(), answer);
    private final FeedbackBox feedback;

    /// @param silent whether answers are taken as they are put in, and nothing is told of them
    PredictionBox(Question question, LessonViewModel model, LessonProse prose, boolean silent) {
        this.question = question;
        this.silent = silent;
        this.feedback = new FeedbackBox(prose);
        getStyleClass().addAll("card", "lesson-prediction");
        Label title = new Label(Text.of(silent ? "lesson.exam.question" : "lesson.predict"));
        title.getStyleClass().add("semibold");
        input = input(question, model);
        form.setText(question.form());
        form.getStyleClass().addAll("muted", "small");
        form.setWrapText(true);
        form.setMinHeight(Region.USE_PREF_SIZE);
        answer.setOnAction(event -> model.answer(input.text().getValue()));
        answer.setVisible(input.isSent());
        answer.setManaged(input.isSent());
        answer.setId("answer");
        // Nothing to judge in an empty field.
        answer.disableProperty().bind(input.text().map(String::isBlank));
        reveal.setOnAction(event -> model.showAnswer());
        reveal.setId("reveal");
        reveal.getStyleClass().add("flat");
        buttons.getStyleClass().add("lesson-buttons");
        getChildren().addAll(title, prose.of(question.ask()), input.node(), form, buttons, feedback);
        if (silent) {
            input.text().subscribe((before, now) -> model.answer(now));
        }
    }

    private static AnswerInput input(Question question, LessonViewModel model) {
        if (question.bits().isPresent()) {
            return new BitsInput(question.bits().get());
        }
        return switch (question.subject()) {
            case Question.Branch() -> new ChoiceInput(question.choices(), List.of(Text.of("lesson.taken"), Text.of("lesson.not-taken")), model::answer);
            case Question.Acceptance() -> new ChoiceInput(question.choices(), List.of(Text.of("lesson.accepts"), Text.of("lesson.rejects")), model::answer);
            case Question.Value _, Question.NextInstruction _, Question.Known _, Question.Encoded _, Question.Emitted _, Question.Processed _, Question.Said _ -> new FieldInput(question, model::answer);
        };
    }

    /// @param open whether the answer may be changed
    void show(Bet bet, boolean open) {
        switch (bet) {
            case Bet.Open() -> feedback.clear();
            case Bet.Given(String text) -> {
                input.put(text);
                showTaken(text);
            }
            case Bet.Shown() -> {
                String right = question.accepted().getFirst().toString();
                input.put(right);
                feedback.show(Text.of("lesson.predict.shown", right), Kind.NONE, question.right());
            }
            case Bet.Placed(String text, Verdict verdict) -> {
                input.put(text);
                show(verdict);
            }
        }
        input.setRight(bet instanceof Bet.Placed && bet.isSettled());
        input.setOpen(open && !bet.isSettled());
        buttons.setVisible(!silent && !bet.isSettled());
        buttons.setManaged(!silent && !bet.isSettled());
        boolean told = !bet.isSettled() && input instanceof FieldInput;
        form.setVisible(told);
        form.setManaged(told);
    }

    /// Whether an answer can be read is no secret.
    private void showTaken(String text) {
        if (question.read(text).isPresent()) {
            feedback.clear();
        } else {
            feedback.show(Text.of("lesson.exam.unreadable", question.form()), Kind.NONE, Reason.NONE);
        }
    }

    private void show(Verdict verdict) {
        switch (verdict) {
            case Verdict.Right(Reason reason) -> feedback.show(Text.of("lesson.right"), Kind.OK, reason);
            case Verdict.Wrong(Reason reason) -> feedback.show(Text.of("lesson.wrong"), Kind.NONE, reason);
            case Verdict.Unreadable(String form) -> feedback.show(Text.of("lesson.predict.unreadable", form), Kind.NONE, Reason.NONE);
        }
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
