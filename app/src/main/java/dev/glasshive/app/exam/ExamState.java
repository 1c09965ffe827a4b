package dev.glasshive.app.exam;

import dev.glasshive.lesson.Lesson;
import java.util.Optional;

/// Where the window is with an exam.
public sealed interface ExamState {
    /// There is none.
    record None() implements ExamState {}

    /// One could be begun.
    ///
    /// @param name that is offered to the learner
    record Offered(ExamPaper paper, String name) implements ExamState {}

    /// One goes on.
    ///
    /// @param exam as the learner has it
    record Running(ExamPaper paper, Lesson exam, ExamRecord record) implements ExamState {}

    /// One was handed in.
    ///
    /// @param byClock whether the time was over
    /// @param trouble why its result could not be put where the learner wants it
    record HandedIn(ExamPaper paper, Lesson exam, ExamRecord record, boolean byClock, Optional<String> trouble) implements ExamState {}

    /// What is kept of the exam; absent where none was begun.
    default Optional<ExamRecord> kept() {
        return switch (this) {
            case None _, Offered _ -> Optional.empty();
            case Running running -> Optional.of(running.record());
            case HandedIn done -> Optional.of(done.record());
        };
    }
}
