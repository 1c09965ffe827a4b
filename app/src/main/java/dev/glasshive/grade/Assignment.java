package dev.glasshive.grade;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.check.Checker;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a class was asked to do: the exercises of some lessons, and perhaps their bets and quizzes.
///
/// @param items a point each
public record Assignment(List<Item> items) {
    /// Copies what it is given.
    public Assignment {
        items = List.copyOf(items);
    }

    /// One step that counts.
    ///
    /// @param number of the step in its lesson, from 1
    /// @param only whether it is the lesson's only exercise
    /// @param exam absent for a lesson that is none
    public record Item(String lesson, int number, Step step, boolean only, Optional<Exam> exam) {
        /// What it is called in files: `the-stack.7`.
        public String name() {
            return lesson + "." + number;
        }

        /// The step as it is in a variant.
        Step step(int variant) {
            return exam.map(e -> e.variants().get(variant).steps().get(number - 1)).orElse(step);
        }

        List<String> names() {
            return only ? List.of(name(), lesson) : List.of(name());
        }

        boolean isExercise() {
            return step instanceof Step.Exercise;
        }
    }

    /// What there is to know of an exam.
    ///
    /// @param variants the exam in each of its variants
    /// @param key absent where no key lies beside the exam
    public record Exam(List<Lesson> variants, Optional<ExamKey> key) {
        /// Copies what it is given.
        public Exam {
            variants = List.copyOf(variants);
        }

        /// The variant of `learner`.
        int variant(String learner) {
            return Variants.of(learner, variants.getFirst().id(), variants.size());
        }
    }

    /// What to grade of lessons.
    ///
    /// @param steps only steps with these names; if empty, all
    /// @param withAnswers whether bets and quizzes count too
    /// @throws BadInputException if a lesson cannot be read, or nothing is left to grade
    public static Assignment of(List<LessonSource> sources, List<String> steps, boolean withAnswers) throws BadInputException {
        List<Item> items = new ArrayList<>();
        for (LessonSource source : sources) {
            LessonReading reading = LessonReader.read(source);
            Optional<Lesson> lesson = reading.lesson();
            if (lesson.isEmpty()) {
                throw unreadable(source);
            }
            Optional<Exam> exam = lesson.get().kind() == Lesson.Kind.EXAM ? Optional.of(exam(source, reading.variants().count())) : Optional.empty();
            boolean only = lesson.get().steps().stream().filter(Step.Exercise.class::isInstance).count() == 1;
            for (int i = 0; i < lesson.get().steps().size(); i++) {
                Step step = lesson.get().steps().get(i);
                boolean counts = switch (step) {
                    case Step.Exercise _ -> true;
                    case Step.Predict _, Step.Quiz _ -> withAnswers || exam.isPresent();
                    case Step.Read _, Step.Rejection _, Step.Fix _ -> false;
                };
                Item item = new Item(source.id(), i + 1, step, only && step instanceof Step.Exercise, exam);
                if (counts && (steps.isEmpty() || steps.contains(item.name()))) {
                    items.add(item);
                }
            }
        }
        for (String wanted : steps) {
            if (items.stream().noneMatch(item -> item.name().equals(wanted))) {
                throw new BadInputException("no exercise " + wanted + "; an exercise is named by its lesson and the number of its step, such as the-stack.7");
            }
        }
        if (items.isEmpty()) {
            throw new BadInputException("these lessons have no exercise to grade; add --answers to grade bets and quizzes");
        }
        return new Assignment(items);
    }

    private static Exam exam(LessonSource source, int count) throws BadInputException {
        List<Lesson> variants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variants.add(LessonReader.read(source, LessonSource.ENGLISH, i).lesson().orElseThrow(() -> unreadable(source)));
        }
        return new Exam(variants, source.content(ExamKey.FILE).flatMap(ExamKey::read));
    }

    private static BadInputException unreadable(LessonSource source) {
        return new BadInputException("lesson " + source.id() + " cannot be read; run: glasshive lesson check " + source.id());
    }

    /// Looks whether the exercises can be marked: each worked solution must pass.
    ///
    /// @throws BadInputException if one does not
    public void check() throws BadInputException {
        for (Item item : items) {
            int variants = item.exam().map(exam -> exam.variants().size()).orElse(1);
            for (int variant = 0; variant < variants; variant++) {
                if (item.step(variant) instanceof Step.Exercise exercise && !Checker.check(exercise, exercise.solution().text()).passed()) {
                    throw new BadInputException("the solution of " + item.name() + " does not pass, so nobody could; run: glasshive lesson check " + item.lesson());
                }
            }
        }
    }

    /// Whether a single program answers it.
    boolean isOneProgram() {
        return items.stream().filter(Item::isExercise).count() == 1;
    }
}
