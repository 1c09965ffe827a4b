package dev.glasshive.app.progress;

import java.util.Map;
import java.util.TreeMap;

/// What is kept of a learner's way through one lesson.
///
/// @param step where the learner stopped, from 0
/// @param finished whether the last step was complete at some time
/// @param steps what was done in each, by its index
public record LessonRecord(int step, boolean finished, Map<Integer, StepRecord> steps) {

    /// Not begun.
    public static final LessonRecord NONE = new LessonRecord(0, false, Map.of());

    /// Copies what it is given.
    public LessonRecord {
        steps = Map.copyOf(steps);
    }

    /// The step `index`.
    public StepRecord step(int index) {
        return steps.getOrDefault(index, StepRecord.NONE);
    }

    LessonRecord at(int index) {
        return new LessonRecord(index, finished, steps);
    }

    LessonRecord with(int index, StepRecord changed) {
        Map<Integer, StepRecord> all = new TreeMap<>(steps);
        all.put(index, changed);
        return new LessonRecord(step, finished, all);
    }

    LessonRecord asFinished() {
        return new LessonRecord(step, true, steps);
    }
}
