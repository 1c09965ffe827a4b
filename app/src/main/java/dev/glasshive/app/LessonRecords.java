package dev.glasshive.app;

import dev.glasshive.app.lesson.Bet;
import dev.glasshive.app.lesson.Memory;
import dev.glasshive.app.lesson.StepProgress;
import dev.glasshive.app.lesson.Trial;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.progress.StepRecord;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.check.Outcome;
import dev.glasshive.lesson.check.Verdict;
import java.util.List;
import java.util.Optional;

/// Lets what is done in the lesson pane be kept for the one who learns.
final class LessonRecords implements Memory {
    private final ProgressViewModel progress;

    LessonRecords(ProgressViewModel progress) {
        this.progress = progress;
    }

    @Override
    public int stop(Lesson lesson) {
        return progress.current().get().lesson(lesson.id()).step();
    }

    @Override
    public StepProgress progress(Lesson lesson, int index) {
        StepRecord kept = progress.current().get().lesson(lesson.id()).step(index);
        Step step = lesson.steps().get(index);
        // What the check found in a program that failed is not kept: another check tells it anew.
        Trial trial = kept.passed() ? new Trial.Judged(new Outcome(Outcome.Result.PASSED, List.of(), List.of(), List.of(), 1)) : new Trial.None();
        return new StepProgress(kept.done(), bet(kept, step), kept.tried(), kept.hints(), trial, kept.parts(), kept.failures(), kept.text()).fitting(step);
    }

    @Override
    public void stopAt(Lesson lesson, int index) {
        progress.stopAt(lesson.id(), index);
    }

    @Override
    public void record(Lesson lesson, int index, StepProgress done) {
        Optional<String> answer = done.bet() instanceof Bet.Placed(String text, Verdict _) ? Optional.of(text) : Optional.empty();
        progress.record(lesson.id(), index, new StepRecord(done.done(), answer, done.bet() instanceof Bet.Shown, done.tried(), done.hints(), done.parts(), done.failures(),
                done.trial().isPassed(), done.text()));
    }

    @Override
    public void finish(Lesson lesson) {
        progress.finish(lesson.id());
    }

    private static Bet bet(StepRecord kept, Step step) {
        if (kept.shown()) {
            return new Bet.Shown();
        }
        return step instanceof Step.Predict predict && kept.answer().isPresent()
                ? new Bet.Placed(kept.answer().get(), Verdict.of(predict.question(), kept.answer().get())) : new Bet.Open();
    }
}
