package dev.glasshive.app.exam;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/// The steps of an exam and which of them are answered. Whether an answer is right is nowhere in it.
public record ExamMarks(List<Mark> steps) {
    /// Copies what it is given.
    public ExamMarks {
        steps = List.copyOf(steps);
    }

    /// One step.
    ///
    /// @param number of the question, from 1, as learners count; steps that only tell have that of the question before
    /// @param asks whether something is asked there
    /// @param answered whether something was put in
    /// @param current whether the learner is there
    public record Mark(int number, String title, boolean asks, boolean answered, boolean current) {}

    static ExamMarks of(Lesson exam, ExamRecord record) {
        List<Mark> marks = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < exam.steps().size(); i++) {
            Step step = exam.steps().get(i);
            boolean asks = asks(step);
            number += asks ? 1 : 0;
            marks.add(new Mark(number, step.title(), asks, asks && record.at(i).isAnswered(), i == record.step()));
        }
        return new ExamMarks(marks);
    }

    /// How many steps of `exam` ask something.
    static int questions(Lesson exam) {
        return (int) exam.steps().stream().filter(ExamMarks::asks).count();
    }

    private static boolean asks(Step step) {
        return step instanceof Step.Exercise || step instanceof Step.Predict || step instanceof Step.Quiz;
    }

    /// How many steps are answered.
    public int answered() {
        return (int) steps.stream().filter(Mark::answered).count();
    }

    /// How many steps ask something.
    public int all() {
        return (int) steps.stream().filter(Mark::asks).count();
    }

    /// The numbers of the questions that are not answered.
    public List<Integer> open() {
        return steps.stream().filter(mark -> mark.asks() && !mark.answered()).map(Mark::number).toList();
    }
}
