package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Places;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a lesson must be as a whole: its place among others, and what a story tells.
final class Whole {
    private final Lesson lesson;
    private final LessonLibrary library;
    private final Places places;
    private final List<LessonProblem> problems = new ArrayList<>();

    Whole(Lesson lesson, LessonLibrary library, Places places) {
        this.lesson = lesson;
        this.library = library;
        this.places = places;
        prerequisites();
        number();
        if (lesson.kind() == Lesson.Kind.STORY) {
            story();
        }
    }

    List<LessonProblem> problems() {
        return problems;
    }

    private void add(String key, String message) {
        problems.add(places.problem(lesson, key, message).orElseGet(() -> new LessonProblem(LessonSource.LESSON_FILE, 1, 1, message)));
    }

    private void prerequisites() {
        // The course may name a lesson that is not written yet.
        Set<String> known = Stream.concat(library.sources().stream().map(LessonSource::id), LessonLibrary.course().values().stream()).collect(Collectors.toSet());
        for (String id : lesson.prerequisites()) {
            if (!known.contains(id) || id.equals(lesson.id())) {
                add("after " + id, "the lesson comes after '" + id + "', which is no other lesson; correct the id");
            } else {
                wayBack(id).ifPresent(way -> add("after " + id, "nobody can begin: " + String.join(" comes after ", way) + "; take one of them out"));
            }
        }
    }

    /// The way from this lesson over `first` to itself, along the shortest chain of lessons that come after one another.
    private Optional<List<String>> wayBack(String first) {
        Map<String, String> from = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            for (String before : library.prerequisites(id)) {
                if (before.equals(lesson.id())) {
                    List<String> way = new ArrayList<>(List.of(before, id));
                    while (!way.getLast().equals(first)) {
                        way.add(from.getOrDefault(way.getLast(), first));
                    }
                    way.add(lesson.id());
                    return Optional.of(way.reversed());
                }
                if (!before.equals(first) && from.putIfAbsent(before, id) == null) {
                    open.addLast(before);
                }
            }
        }
        return Optional.empty();
    }

    private void number() {
        String folder = LessonLibrary.course().get(lesson.number());
        if (!lesson.number().isEmpty() && !lesson.id().equals(folder)) {
            add("number", "number " + lesson.number() + " in the course is " + (folder == null ? "no lesson" : "'" + folder + "'") + "; correct the number or the folder's name");
        }
    }

    private void story() {
        if (lesson.steps().stream().noneMatch(Step.Rejection.class::isInstance)) {
            add("kind", "a story tells of a rejection; add a step with a rejection block");
        }
        long fixes = lesson.steps().stream().filter(Step.Fix.class::isInstance).map(step -> step.setup().orElseThrow().program().text()).distinct().count();
        if (fixes < 2) {
            add("kind", "a story shows two different ways out, and here is " + (fixes == 0 ? "none" : "one") + "; add steps with fix blocks");
        }
    }
}
