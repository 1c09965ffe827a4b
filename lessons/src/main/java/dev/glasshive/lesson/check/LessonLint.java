package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes a lesson as a learner would: whether what it refers to exists, its solutions pass, its answers are what the machine says, and its
/// mistakes are refused with the reason that it promises.
public final class LessonLint {
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
        Platform platform = Platforms.linux();
        List<LessonProblem> problems = new ArrayList<>();
        Set<String> known = library.sources().stream().map(LessonSource::id).collect(Collectors.toSet());
        for (String id : lesson.prerequisites()) {
            if (!known.contains(id) || id.equals(lesson.id())) {
                problems.add(new LessonProblem(LessonSource.LESSON_FILE, 1, 1, "the lesson comes after '" + id + "', which is no other lesson; correct the id"));
            }
        }
        Optional<Attempt.Ran> machine = Optional.empty();
        for (int i = 0; i < lesson.steps().size(); i++) {
            StepLint lint = new StepLint(lesson.steps().get(i), platform, machine);
            machine = lint.machine();
            int line = reading.stepLines().get(i);
            lint.problems().forEach(message -> problems.add(new LessonProblem(LessonSource.LESSON_FILE, line, 1, message)));
        }
        return problems;
    }
}
