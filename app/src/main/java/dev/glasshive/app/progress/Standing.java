package dev.glasshive.app.progress;

/// How far a learner is in a lesson.
public sealed interface Standing {
    /// It was never opened.
    record Fresh() implements Standing {}

    /// It was left before its end.
    ///
    /// @param step where, from 1
    /// @param steps how many there are
    record Begun(int step, int steps) implements Standing {}

    /// Its last step was complete.
    record Done() implements Standing {}
}
