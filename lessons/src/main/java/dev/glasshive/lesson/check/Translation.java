package dev.glasshive.lesson.check;

import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether a translation has the same steps and the same data as the English text; only words differ.
final class Translation {
    private Translation() {}

    /// What is wrong with the translation of `lesson` into `language`.
    static List<LessonProblem> check(LessonSource source, Lesson lesson, String language) {
        LessonReading reading = LessonReader.read(source, language);
        if (reading.lesson().isEmpty()) {
            return reading.problems();
        }
        String file = "lesson." + language + ".md";
        Lesson other = reading.lesson().get();
        if (!other.steps().stream().map(Object::getClass).toList().equals(lesson.steps().stream().map(Object::getClass).toList())) {
            return List.of(new LessonProblem(file, 1, 1, "the steps are not those of " + LessonSource.LESSON_FILE + "; translate each step, in the same order"));
        }
        List<LessonProblem> problems = new ArrayList<>();
        for (int i = 0; i < lesson.steps().size(); i++) {
            Step step = other.steps().get(i);
            Map<String, Object> data = data(step);
            data(lesson.steps().get(i)).forEach((what, english) -> {
                if (!english.equals(data.get(what))) {
                    String message = what + " of this step are not those of " + LessonSource.LESSON_FILE + "; only words differ in a translation";
                    problems.add(reading.places().problem(step, "", message).orElseGet(() -> new LessonProblem(file, 1, 1, message)));
                }
            });
        }
        problems.addAll(LessonLint.played(other, file, reading.places()));
        return problems;
    }

    /// What a step holds beside words, by its name.
    private static Map<String, Object> data(Step step) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("the program, the packets or the moment", step.setup());
        data.put("the tasks", step.tasks().stream().map(Task::check).toList());
        switch (step) {
            case Step.Read _ -> { }
            case Step.Predict predict -> {
                Question question = predict.question();
                data.put("the question", List.of(question.subject(), question.when(), question.bits()));
                data.put("the answers", question.accepted());
                data.put("the wrong answers", question.wrong().stream().map(Question.WrongAnswer::answer).toList());
            }
            case Step.Exercise exercise -> {
                data.put("the form and the pieces", List.of(exercise.form(), exercise.work()));
                data.put("the hidden inputs", exercise.hidden());
                data.put("the checks", exercise.checks());
                data.put("the solution", exercise.solution());
                data.put("the hints", exercise.hints().size());
                data.put("the mistakes", exercise.mistakes().stream().map(Mistake::program).toList());
            }
            case Step.Quiz quiz -> data.put("the right and wrong choices", quiz.choices().stream().map(Choice::worth).toList());
            case Step.Rejection rejection -> data.put("the message or the instruction", List.of(rejection.message(), rejection.slot()));
            case Step.Fix fix -> data.put("the proof or the instruction", List.of(fix.slot(), fix.proof()));
        }
        return data;
    }
}
