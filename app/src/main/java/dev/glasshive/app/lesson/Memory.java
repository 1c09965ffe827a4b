package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Lesson;

/// Remembers what a learner has done.
public interface Memory {
    /// The step of `lesson` at which the learner stopped, from 0.
    int stop(Lesson lesson);

    /// What was done in the step `index`.
    StepProgress progress(Lesson lesson, int index);

    /// The learner is at the step `index` of `lesson` now.
    void stopAt(Lesson lesson, int index);

    /// The learner has done something in the step `index`.
    void record(Lesson lesson, int index, StepProgress progress);

    /// The learner has come to the end of `lesson`.
    void finish(Lesson lesson);
}
