package dev.glasshive.app.exam;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// An exam that somebody takes, or has handed in, as it is kept on this computer. The clock goes on from `started` whether the window is open or not.
///
/// @param started when it was begun
/// @param seen the latest moment at which it went on, so that a clock that was set back gives no time
/// @param resumed when it went on after an interruption
/// @param step where the learner is, from 0
/// @param given what was put in, by step, from 0
/// @param result as it was sealed; absent while the exam goes on
/// @param savedTo where the learner put the result; absent as long as it is nowhere
public record ExamRecord(ExamPlace place, String title, String learner, int variant, int minutes, Instant started, Instant seen, List<String> resumed, int step, Map<Integer, Given> given,
        Optional<ExamResult> result, Optional<String> savedTo) {

    /// Copies what it is given.
    public ExamRecord {
        for (Object part : new Object[] {place, title, learner, started, seen, result, savedTo}) {
            Objects.requireNonNull(part);
        }
        resumed = List.copyOf(resumed);
        given = Map.copyOf(given);
    }

    /// One that begins `now`.
    static ExamRecord begin(ExamPaper paper, String learner, Instant now) {
        return new ExamRecord(paper.place(), paper.exam().title(), learner, paper.variant(learner), paper.exam().minutes(), now, now, List.of(), 0, Map.of(), Optional.empty(), Optional.empty());
    }

    /// Whether it is the exam at `other`, taken by `who`.
    boolean is(ExamPlace other, String who) {
        return place.equals(other) && LearnerName.same(learner, who);
    }

    /// When the time is over.
    public Instant end() {
        return started.plus(Duration.ofMinutes(minutes));
    }

    /// What was put in for the step `index`.
    public Given at(int index) {
        return given.getOrDefault(index, Given.NOTHING);
    }

    /// Whether nothing can be changed any more.
    public boolean isHandedIn() {
        return result.isPresent();
    }

    /// Whether there is something left for the learner to do: go on, or put the sealed result somewhere.
    boolean isPending() {
        return result.isEmpty() || savedTo.isEmpty() && !result.get().seal().isEmpty();
    }

    ExamRecord seenAt(Instant now) {
        return new ExamRecord(place, title, learner, variant, minutes, started, now.isAfter(seen) ? now : seen, resumed, step, given, result, savedTo);
    }

    ExamRecord resumedAt(Instant now) {
        List<String> all = new ArrayList<>(resumed);
        all.add(now.toString());
        return new ExamRecord(place, title, learner, variant, minutes, started, now.isAfter(seen) ? now : seen, all, step, given, result, savedTo);
    }

    ExamRecord at(int index, Given put) {
        Map<Integer, Given> all = new TreeMap<>(given);
        all.put(index, put);
        return new ExamRecord(place, title, learner, variant, minutes, started, seen, resumed, step, all, result, savedTo);
    }

    ExamRecord standingAt(int index) {
        return new ExamRecord(place, title, learner, variant, minutes, started, seen, resumed, index, given, result, savedTo);
    }

    ExamRecord saved(String file) {
        return new ExamRecord(place, title, learner, variant, minutes, started, seen, resumed, step, given, result, Optional.of(file));
    }

    /// The same one, handed in at `now`.
    ///
    /// @param key seals it, if there is one
    ExamRecord handedIn(Lesson exam, Optional<ExamKey> key, Instant now) {
        Map<String, String> answers = new TreeMap<>();
        Map<String, String> programs = new TreeMap<>();
        for (int i = 0; i < exam.steps().size(); i++) {
            String name = exam.id() + "." + (i + 1);
            Given put = at(i);
            switch (exam.steps().get(i)) {
                case Step.Exercise _ -> put.program().ifPresent(text -> programs.put(name, text));
                case Step.Predict _, Step.Quiz _ -> put.answer().ifPresent(text -> answers.put(name, text));
                case Step.Read _, Step.Rejection _, Step.Fix _ -> { /* Nothing is asked there. */ }
            }
        }
        ExamResult open = ExamResult.of(learner, exam.id(), variant, started, now, minutes, answers, programs).resumedAt(resumed);
        return new ExamRecord(place, title, learner, variant, minutes, started, now, resumed, step, given, Optional.of(key.map(open::sealed).orElse(open)), savedTo);
    }
}
