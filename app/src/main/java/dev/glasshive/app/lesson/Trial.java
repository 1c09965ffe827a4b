package dev.glasshive.app.lesson;

import dev.glasshive.lesson.check.Outcome;

/// What became of a learner's program.
public sealed interface Trial {
    /// It has not been checked, or not since it was reset.
    record None() implements Trial {}

    /// It is being checked.
    ///
    /// @param number which check this is, so that a late outcome of an older one is not taken for it
    record Running(int number) implements Trial {}

    /// Words are missing yet.
    ///
    /// @param gaps how many are still empty
    record Unfilled(int gaps) implements Trial {}

    /// The editor holds another program.
    record Elsewhere() implements Trial {}

    /// It has been checked.
    record Judged(Outcome outcome) implements Trial {}

    /// Whether the program does what was asked.
    default boolean isPassed() {
        return this instanceof Judged(Outcome outcome) && outcome.passed();
    }
}
