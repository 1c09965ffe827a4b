package dev.glasshive.app;

import dev.glasshive.app.exam.ExamViewModel;
import dev.glasshive.app.exam.Given;
import dev.glasshive.app.lesson.Bet;
import dev.glasshive.app.lesson.Memory;
import dev.glasshive.app.lesson.StepProgress;
import dev.glasshive.app.lesson.Trial;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lets what is put into the lesson pane be an answer of an exam.
final class ExamAnswers implements Memory {
    private final ExamViewModel model;

    ExamAnswers(ExamViewModel model) {
        this.model = model;
    }

    @Override
    public int stop(Lesson lesson) {
        return model.step();
    }

    @Override
    public StepProgress progress(Lesson lesson, int index) {
        Given given = model.given(index);
        Step step = lesson.steps().get(index);
        Bet bet = step instanceof Step.Predict ? given.answer().<Bet>map(Bet.Given::new).orElseGet(Bet.Open::new) : new Bet.Open();
        List<Integer> choice = step instanceof Step.Quiz ? given.answer().filter(text -> text.matches("\\d{1,3}")).map(text -> Integer.parseInt(text) - 1).stream().toList() : List.of();
        return new StepProgress(Set.of(), bet, choice, 0, new Trial.None(), given.parts(), 0, given.program()).fitting(step);
    }

    @Override
    public void stopAt(Lesson lesson, int index) {
        model.standAt(index);
    }

    @Override
    public void record(Lesson lesson, int index, StepProgress done) {
        model.put(index, switch (lesson.steps().get(index)) {
            case Step.Predict _ -> new Given(done.bet() instanceof Bet.Given(String text) ? Optional.of(text) : Optional.empty(), List.of(), Optional.empty());
            case Step.Quiz _ -> new Given(done.tried().stream().findFirst().map(choice -> Integer.toString(choice + 1)), List.of(), Optional.empty());
            case Step.Exercise exercise -> new Given(Optional.empty(), done.parts(), program(exercise.work(), done));
            case Step.Read _, Step.Rejection _, Step.Fix _ -> Given.NOTHING;
        });
    }

    /// The program is made from its parts at once, for the editor shows it only a moment later.
    private static Optional<String> program(Work work, StepProgress done) {
        return switch (work) {
            case Work.Blanks blanks when !done.parts().isEmpty() -> done.parts().stream().allMatch(String::isBlank) ? Optional.empty() : Optional.of(blanks.compose(done.parts()));
            case Work.Order order when !done.parts().isEmpty() -> Optional.of(order.compose(done.parts().stream().map(Integer::valueOf).toList()));
            case Work.Blanks _, Work.Order _, Work.Typed() -> done.text();
        };
    }

    @Override
    public void finish(Lesson lesson) {
        // An exam is finished when it is handed in.
    }
}
