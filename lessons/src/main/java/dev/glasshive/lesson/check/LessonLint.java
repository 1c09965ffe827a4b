package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes a lesson as a learner would: whether what it refers to exists, its solutions pass, its answers are what the machine says, and its
/// mistakes are refused with the reason that it promises.
public final class LessonLint {
    private static final int MOST_VARIANTS = 20;

    private LessonLint() {}

    /// What is wrong with the lesson in `source`, whose prerequisites are lessons that come with Glasshive.
    public static List<LessonProblem> check(LessonSource source) {
        return check(source, LessonLibrary.bundled());
    }

    /// What is wrong with the lesson in `source`, whose prerequisites are in `library`.
    public static List<LessonProblem> check(LessonSource source, LessonLibrary library) {
        LessonReading reading = LessonReader.read(source);
        if (reading.lesson().isEmpty()) {
            return reading.problems();
        }
        Lesson lesson = reading.lesson().get();
        List<LessonProblem> problems = new ArrayList<>(played(lesson, LessonSource.LESSON_FILE, reading.stepLines()));
        whole(lesson, library).forEach(message -> problems.add(new LessonProblem(LessonSource.LESSON_FILE, 1, 1, message)));
        if (problems.isEmpty()) {
            problems.addAll(otherVariants(source, reading.variants()));
        }
        for (String language : lesson.languages()) {
            if (!language.equals(LessonSource.ENGLISH)) {
                problems.addAll(translated(source, lesson, language));
            }
        }
        return problems;
    }

    /// The variants after the first one, or some of them where there are many.
    private static List<LessonProblem> otherVariants(LessonSource source, Variants variants) {
        List<LessonProblem> problems = new ArrayList<>();
        int plays = Math.min(variants.count(), MOST_VARIANTS);
        for (int i = 1; i < plays && problems.isEmpty(); i++) {
            int variant = (int) ((long) i * (variants.count() - 1) / Math.max(1, plays - 1));
            LessonReading reading = LessonReader.read(source, LessonSource.ENGLISH, variant);
            List<LessonProblem> found = reading.lesson().map(lesson -> played(lesson, LessonSource.LESSON_FILE, reading.stepLines())).orElse(reading.problems());
            found.forEach(problem -> problems.add(new LessonProblem(problem.file(), problem.line(), problem.column(), variants.describe(variant) + ": " + problem.message())));
        }
        return problems;
    }

    private static List<LessonProblem> played(Lesson lesson, String file, List<Integer> lines) {
        List<LessonProblem> problems = new ArrayList<>();
        Optional<Attempt.Ran> machine = Optional.empty();
        for (int i = 0; i < lesson.steps().size(); i++) {
            StepLint lint = new StepLint(lesson.steps().get(i), machine, lesson.kind());
            machine = lint.machine();
            int line = lines.get(i);
            lint.problems().forEach(message -> problems.add(new LessonProblem(file, line, 1, message)));
        }
        return problems;
    }

    private static List<String> whole(Lesson lesson, LessonLibrary library) {
        List<String> problems = new ArrayList<>();
        // The course may name a lesson that is not written yet.
        Set<String> known = Stream.concat(library.sources().stream().map(LessonSource::id), LessonLibrary.course().values().stream()).collect(Collectors.toSet());
        for (String id : lesson.prerequisites()) {
            if (!known.contains(id) || id.equals(lesson.id())) {
                problems.add("the lesson comes after '" + id + "', which is no other lesson; correct the id");
            }
        }
        String folder = LessonLibrary.course().get(lesson.number());
        if (!lesson.number().isEmpty() && !lesson.id().equals(folder)) {
            problems.add("number " + lesson.number() + " in the course is " + (folder == null ? "no lesson" : "'" + folder + "'") + "; correct the number or the folder's name");
        }
        if (lesson.kind() == Lesson.Kind.STORY) {
            problems.addAll(story(lesson));
        }
        return problems;
    }

    private static List<String> story(Lesson lesson) {
        List<String> problems = new ArrayList<>();
        if (lesson.steps().stream().noneMatch(Step.Rejection.class::isInstance)) {
            problems.add("a story tells of a rejection; add a step with a rejection block");
        }
        long fixes = lesson.steps().stream().filter(Step.Fix.class::isInstance).map(step -> step.setup().orElseThrow().program().text()).distinct().count();
        if (fixes < 2) {
            problems.add("a story shows two different ways out, and here is " + (fixes == 0 ? "none" : "one") + "; add steps with fix blocks");
        }
        return problems;
    }

    /// A translation has the same steps and the same data; only words differ.
    private static List<LessonProblem> translated(LessonSource source, Lesson lesson, String language) {
        LessonReading reading = LessonReader.read(source, language);
        if (reading.lesson().isEmpty()) {
            return reading.problems();
        }
        String file = "lesson." + language + ".md";
        Lesson other = reading.lesson().get();
        if (!other.steps().stream().map(Object::getClass).toList().equals(lesson.steps().stream().map(Object::getClass).toList())) {
            return List.of(new LessonProblem(file, 1, 1, "the steps are not those of " + LessonSource.LESSON_FILE + "; translate each step, in the same order"));
        }
        return played(other, file, reading.stepLines());
    }
}
