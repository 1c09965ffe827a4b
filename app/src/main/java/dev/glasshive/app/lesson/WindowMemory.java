package dev.glasshive.app.lesson;

import dev.glasshive.lesson.Lesson;
import java.util.HashMap;
import java.util.Map;

/// Remembers as long as the window lives.
final class WindowMemory implements Memory {
    private final Map<String, Integer> stops = new HashMap<>();
    private final Map<Place, StepProgress> steps = new HashMap<>();

    private record Place(String lesson, int index) {}

    @Override
    public int stop(Lesson lesson) {
        return stops.getOrDefault(lesson.id(), 0);
    }

    @Override
    public StepProgress progress(Lesson lesson, int index) {
        return steps.getOrDefault(new Place(lesson.id(), index), StepProgress.NONE);
    }

    @Override
    public void stopAt(Lesson lesson, int index) {
        stops.put(lesson.id(), index);
    }

    @Override
    public void record(Lesson lesson, int index, StepProgress progress) {
        steps.put(new Place(lesson.id(), index), progress);
    }

    @Override
    public void finish(Lesson lesson) {
        // Nobody asks this memory for it.
    }
}
