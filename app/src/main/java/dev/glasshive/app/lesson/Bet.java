package dev.glasshive.app.lesson;

import dev.glasshive.lesson.check.Verdict;

/// What became of a prediction.
public sealed interface Bet {
    /// Nothing has been said yet.
    record Open() implements Bet {}

    /// The learner gave an answer.
    record Placed(String answer, Verdict verdict) implements Bet {}

    /// The learner gave an answer of which nothing is told.
    record Given(String answer) implements Bet {}

    /// The learner asked for the answer.
    record Shown() implements Bet {}

    /// Whether the learner knows by now what is right.
    default boolean isSettled() {
        return switch (this) {
            case Open(), Given _ -> false;
            case Placed(String answer, Verdict verdict) -> verdict instanceof Verdict.Right;
            case Shown() -> true;
        };
    }

    /// Whether there was an answer, right or wrong.
    default boolean isPlaced() {
        return switch (this) {
            case Open() -> false;
            case Placed(String answer, Verdict verdict) -> !(verdict instanceof Verdict.Unreadable);
            case Given _, Shown() -> true;
        };
    }
}
