package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Step;
import java.util.Optional;

/// What there is to say to an answer.
public sealed interface Verdict {

    /// It is right, and why.
    record Right(Reason reason) implements Verdict {}

    /// It is wrong, and which belief may be behind it.
    record Wrong(Reason reason) implements Verdict {}

    /// It is no answer to this question.
    ///
    /// @param form how an answer is written
    record Unreadable(String form) implements Verdict {}

    /// To the text that a learner typed.
    static Verdict of(Question question, String text) {
        Optional<Data> answer = question.read(text).filter(question::fits);
        if (answer.isEmpty()) {
            return new Unreadable(question.form());
        }
        if (question.accepted().contains(answer.get())) {
            return new Right(question.right());
        }
        return new Wrong(question.wrong().stream().filter(w -> w.answer().equals(answer.get())).map(Question.WrongAnswer::reason)
                .findFirst().orElse(question.otherwise()));
    }

    /// To the choice at `index`.
    static Verdict of(Step.Quiz quiz, int index) {
        Choice choice = quiz.choices().get(index);
        return switch (choice.worth()) {
            case RIGHT -> new Right(choice.reason());
            case WRONG -> new Wrong(choice.reason());
        };
    }
}
