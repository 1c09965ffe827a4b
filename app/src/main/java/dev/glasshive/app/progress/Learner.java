package dev.glasshive.app.progress;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Someone who takes the course.
///
/// @param id the name of the file; never changes
/// @param name as the learner wants to be called
/// @param last the lesson in which the learner stopped; an empty string before the first one
/// @param lessons those that were begun, by their ids
public record Learner(String id, String name, String last, Map<String, LessonRecord> lessons) {
    /// The longest name, in characters.
    public static final int LONGEST_NAME = 40;

    /// Copies what it is given.
    public Learner {
        lessons = Map.copyOf(lessons);
    }

    static Learner called(String id, String name) {
        return new Learner(id, name, "", Map.of());
    }

    /// What was done in the lesson `id`.
    public LessonRecord lesson(String lesson) {
        return lessons.getOrDefault(lesson, LessonRecord.NONE);
    }

    /// Whether the lesson was opened at some time.
    public boolean hasBegun(String lesson) {
        return lessons.containsKey(lesson);
    }

    Learner named(String other) {
        return new Learner(id, other, last, lessons);
    }

    Learner with(String lesson, LessonRecord changed) {
        Map<String, LessonRecord> all = new TreeMap<>(lessons);
        all.put(lesson, changed);
        return new Learner(id, name, last, all);
    }

    Learner stoppedIn(String lesson) {
        return new Learner(id, name, lesson, lessons);
    }

    Learner without(Collection<String> gone) {
        Map<String, LessonRecord> all = new TreeMap<>(lessons);
        all.keySet().removeAll(gone);
        return new Learner(id, name, gone.contains(last) ? "" : last, all);
    }

    /// This learner, with what `other` knows of the lessons `changed`: what two windows learned in different lessons is kept of both.
    Learner takingOver(Learner other, Collection<String> changed) {
        Map<String, LessonRecord> all = new TreeMap<>(lessons);
        for (String lesson : changed) {
            if (other.hasBegun(lesson)) {
                all.put(lesson, other.lesson(lesson));
            } else {
                all.remove(lesson);
            }
        }
        return new Learner(id, other.name, other.last, all);
    }
}
