package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How far a learner is within one step.
///
/// @param done tasks by their index
/// @param tried choices of a quiz by their index, the last one last
/// @param hints how many are open
/// @param parts words for gaps, or the order of pieces by their index, once the learner has put in any
/// @param failures how often the check said no
/// @param text the learner's program, once it differs from the one to start from
public record StepProgress(Set<Integer> done, Bet bet, List<Integer> tried, int hints, Trial trial, List<String> parts, int failures, Optional<String> text) {
    private static final int ENOUGH_TRIES = 3;

    /// Nothing done.
    public static final StepProgress NONE = new StepProgress(Set.of(), new Bet.Open(), List.of(), 0, new Trial.None(), List.of(), 0, Optional.empty());

    /// Copies what it is given.
    public StepProgress {
        done = Set.copyOf(done);
        tried = List.copyOf(tried);
        parts = List.copyOf(parts);
    }

    /// Whether the same has been said to the learner's answers.
    boolean isAnsweredAs(StepProgress other) {
        return bet.equals(other.bet) && tried.equals(other.tried) && trial.equals(other.trial);
    }

    /// The same, without what `step` has no place for: a lesson may have changed since it was taken.
    public StepProgress fitting(Step step) {
        int choices = step instanceof Step.Quiz quiz ? quiz.choices().size() : 0;
        int most = step instanceof Step.Exercise exercise ? exercise.hints().size() : 0;
        boolean isWhole = !(step instanceof Step.Exercise exercise) || exercise.work().canHave(parts);
        return new StepProgress(done.stream().filter(i -> i >= 0 && i < step.tasks().size()).collect(Collectors.toSet()), step instanceof Step.Predict ? bet : new Bet.Open(),
                tried.stream().filter(i -> i >= 0 && i < choices).toList(), Math.clamp(hints, 0, most), step instanceof Step.Exercise ? trial : new Trial.None(),
                isWhole ? parts : List.of(), Math.max(0, failures), step instanceof Step.Exercise ? text : Optional.empty());
    }

    /// Whether the way to the next step is open: whoever is asked answers first, right or wrong.
    public boolean mayGoOn(Step step) {
        return switch (step) {
            case Step.Read _, Step.Exercise _, Step.Rejection _, Step.Fix _ -> true;
            case Step.Predict _ -> bet.isPlaced();
            case Step.Quiz _ -> !tried.isEmpty();
        };
    }

    /// Whether the tasks of `step` may be read: while a bet is open, they often tell the answer.
    public boolean showsTasks(Step step) {
        return !(step instanceof Step.Predict) || bet.isPlaced();
    }

    /// Whether nothing is left to do in `step`.
    public boolean isComplete(Step step) {
        return switch (step) {
            case Step.Read _, Step.Rejection _, Step.Fix _ -> done.size() == step.tasks().size();
            case Step.Predict predict -> bet.isSettled() && predict.tasks().stream().allMatch(task ->
                    task.check() instanceof Check.Answered || done.contains(predict.tasks().indexOf(task)));
            case Step.Exercise _ -> trial.isPassed();
            case Step.Quiz quiz -> tried.stream().anyMatch(i -> quiz.choices().get(i).worth() == Choice.Worth.RIGHT);
        };
    }

    StepProgress andDone(Set<Integer> more) {
        Set<Integer> all = new TreeSet<>(done);
        all.addAll(more);
        return new StepProgress(all, bet, tried, hints, trial, parts, failures, text);
    }

    StepProgress with(Bet changed) {
        return new StepProgress(done, changed, tried, hints, trial, parts, failures, text);
    }

    StepProgress andTried(int choice) {
        List<Integer> all = new ArrayList<>(tried);
        all.remove(Integer.valueOf(choice));
        all.add(choice);
        return new StepProgress(done, bet, all, hints, trial, parts, failures, text);
    }

    StepProgress withOnly(int choice) {
        return new StepProgress(done, bet, List.of(choice), hints, trial, parts, failures, text);
    }

    StepProgress withParts(List<String> changed) {
        return new StepProgress(done, bet, tried, hints, trial, changed, failures, text);
    }

    /// Whether the learner has tried enough to be shown the worked solution of `exercise`.
    boolean mayBeShown(Step.Exercise exercise) {
        return !trial.isPassed() && isFree(exercise);
    }

    /// Whether nothing needs to be held back of how `exercise` is solved: the learner has solved it, or tried enough.
    boolean isFree(Step.Exercise exercise) {
        return trial.isPassed() || failures >= ENOUGH_TRIES || !exercise.hints().isEmpty() && hints == exercise.hints().size();
    }

    StepProgress withHints(int open) {
        return new StepProgress(done, bet, tried, open, trial, parts, failures, text);
    }

    StepProgress with(Trial changed) {
        return new StepProgress(done, bet, tried, hints, changed, parts, failures + (changed instanceof Trial.Judged && !changed.isPassed() ? 1 : 0), text);
    }

    StepProgress withText(Optional<String> changed) {
        return new StepProgress(done, bet, tried, hints, trial, parts, failures, changed);
    }
}
