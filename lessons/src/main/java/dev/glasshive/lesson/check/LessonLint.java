package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Places;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        List<LessonProblem> problems = new ArrayList<>(played(lesson, LessonSource.LESSON_FILE, reading.places()));
        problems.addAll(new Whole(lesson, library, reading.places()).problems());
        problems.addAll(reading.idle());
        if (problems.isEmpty()) {
            problems.addAll(otherVariants(source, reading.variants()));
        }
        for (String language : lesson.languages()) {
            if (!language.equals(LessonSource.ENGLISH)) {
                problems.addAll(Translation.check(source, lesson, language));
            }
        }
        source.translations().stream().filter(language -> !lesson.languages().contains(language)).forEach(language -> problems.add(new LessonProblem("lesson." + language + ".md", 1, 1,
                "this translation is not listed, so nobody reads it; add " + language + " to languages: in " + LessonSource.LESSON_FILE)));
        return problems;
    }

    /// What lies beside the lesson in `source` and belongs to nothing in it: no fault, but it goes where the lesson goes.
    ///
    /// @param known names of files that are there for other reasons
    public static List<String> notes(LessonSource source, Set<String> known) {
        LessonReading reading = LessonReader.read(source);
        if (reading.lesson().isEmpty()) {
            // Of a lesson that cannot be read, nobody knows what it names.
            return List.of();
        }
        Set<String> named = new HashSet<>(known);
        named.addAll(reading.files());
        for (int i = 1; i < reading.variants().count(); i++) {
            named.addAll(LessonReader.read(source, LessonSource.ENGLISH, i).files());
        }
        return source.strays(named).stream()
                .map(name -> name + " is named nowhere in the lesson, and goes along when the folder is zipped; take it out if it is not meant for learners").toList();
    }

    /// The variants after the first one, or some of them where there are many.
    private static List<LessonProblem> otherVariants(LessonSource source, Variants variants) {
        List<LessonProblem> problems = new ArrayList<>();
        int plays = Math.min(variants.count(), MOST_VARIANTS);
        for (int i = 1; i < plays && problems.isEmpty(); i++) {
            int variant = (int) ((long) i * (variants.count() - 1) / Math.max(1, plays - 1));
            LessonReading reading = LessonReader.read(source, LessonSource.ENGLISH, variant);
            List<LessonProblem> found = reading.lesson().map(lesson -> played(lesson, LessonSource.LESSON_FILE, reading.places())).orElse(reading.problems());
            found.forEach(problem -> problems.add(new LessonProblem(problem.file(), problem.line(), problem.column(), variants.describe(variant) + ": " + problem.message())));
        }
        return problems;
    }

    /// Takes all steps, one after another.
    ///
    /// @param file where problems are whose place nobody knows
    static List<LessonProblem> played(Lesson lesson, String file, Places places) {
        List<LessonProblem> problems = new ArrayList<>();
        Optional<Attempt.Ran> machine = Optional.empty();
        for (Step step : lesson.steps()) {
            StepLint lint = new StepLint(step, machine, lesson.kind(), places, file);
            machine = lint.machine();
            problems.addAll(lint.problems());
        }
        return problems;
    }
}
