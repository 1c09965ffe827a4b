package dev.glasshive.app.lesson;

/// How much is told of a step, and whether anything can be put in.
public enum Manner {
    /// Everything, as soon as there is an answer.
    LESSON,
    /// Nothing; answers are taken and can be changed.
    EXAM,
    /// Nothing; answers can be looked at.
    LOOK
}
