package dev.glasshive.grade;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.check.Checker;
import dev.glasshive.lesson.check.Difference;
import dev.glasshive.lesson.check.Handed;
import dev.glasshive.lesson.check.Outcome;
import dev.glasshive.lesson.check.Verdict;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.FileContent;
import dev.glasshive.open.Opened;
import dev.glasshive.open.RawPrograms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Marks one step of one submission.
final class Grader {
    private static final int MOST_REASONS = 8;
    private static final String NO_PROGRAM = " is no program; hand in .bpf, .s, .o or .bin";

    private final Assignment assignment;

    Grader(Assignment assignment) {
        this.assignment = assignment;
    }

    /// The mark for `item`. Every submission gets one.
    Mark mark(Submission submission, Assignment.Item item) {
        Optional<String> refusal = submission.refusal();
        if (refusal.isPresent()) {
            return Mark.none(item.name(), Mark.Status.MISSING, refusal.get());
        }
        Optional<ExamResult> result;
        try {
            result = item.exam().isPresent() ? submission.results(item.lesson()).taken() : Optional.empty();
        } catch (BadInputException e) {
            return Mark.none(item.name(), Mark.Status.UNREADABLE, submission.shortened(e));
        }
        // Which variant it is follows from the name, whatever a result says.
        int variant = item.exam().map(exam -> exam.variant(result.map(ExamResult::learner).orElse(submission.learner()))).orElse(0);
        Step step = item.step(variant);
        return result.map(handed -> mark(item, step, exercise -> program(item, exercise, handed), Optional.ofNullable(handed.answers().get(item.name())), "no answer was handed in"))
                .orElseGet(() -> mark(item, step, exercise -> program(item, exercise, submission), answer(submission, item), "no answer to " + item.name() + " stands in " + Answers.FILE + submission.othersThanAnswers()));
    }

    private static Mark mark(Assignment.Item item, Step step, Function<Step.Exercise, Mark> program, Optional<String> given, String missing) {
        Optional<String> answer = given.filter(text -> !text.isBlank());
        return switch (step) {
            case Step.Exercise exercise -> program.apply(exercise);
            case Step.Predict predict -> answer.map(text -> judged(item, Verdict.of(predict.question(), text))).orElseGet(() -> Mark.none(item.name(), Mark.Status.MISSING, missing));
            case Step.Quiz quiz -> answer.map(text -> choice(item, quiz, text)).orElseGet(() -> Mark.none(item.name(), Mark.Status.MISSING, missing));
            case Step.Read _, Step.Rejection _, Step.Fix _ -> throw new IllegalArgumentException(item.name());
        };
    }

    private static Mark program(Assignment.Item item, Step.Exercise exercise, ExamResult result) {
        return Optional.ofNullable(result.programs().get(item.name())).map(text -> judged(item, Checker.check(exercise, new Handed.Source(new ProgramText(item.name() + ".bpf", text)))))
                .orElseGet(() -> Mark.none(item.name(), Mark.Status.MISSING, "no program was handed in"));
    }

    private Mark program(Assignment.Item item, Step.Exercise exercise, Submission submission) {
        return submission.program(item, assignment.isOneProgram()).map(file -> program(item, exercise, file))
                .orElseGet(() -> Mark.none(item.name(), Mark.Status.MISSING, "no program " + String.join(" or ", item.names()) + " was handed in" + submission.others(item)));
    }

    private static Optional<String> answer(Submission submission, Assignment.Item item) {
        return submission.answers().map(Answers::read).orElse(Answers.NONE).to(item);
    }

    private static Mark program(Assignment.Item item, Step.Exercise exercise, Path file) {
        String name = FileName.of(file);
        Optional<Oddity> oddity = Oddity.ofName(name);
        if (oddity.isPresent()) {
            return Mark.none(item.name(), Mark.Status.UNREADABLE, name + " " + oddity.get().reason());
        }
        try {
            return switch (Opened.open(file)) {
                case Opened.Source(String path, String text, var _) -> judged(item, Checker.check(exercise, new Handed.Source(new ProgramText(path, text))));
                case Opened.ObjectFile(String path, var object) -> judged(item, Checker.check(exercise, new Handed.Compiled(path, object.programs())));
                case Opened.RawCode(String path, var _) -> judged(item, Checker.check(exercise, new Handed.Compiled(path, raw(exercise, path, file))));
                case Opened.CFile _ -> Mark.none(item.name(), Mark.Status.UNREADABLE, name + " is C; hand in the object that clang makes of it");
                case Opened.CaptureFile _, Opened.TraceFile _, Opened.LogFile _ -> Mark.none(item.name(), Mark.Status.UNREADABLE, name + NO_PROGRAM);
            };
        } catch (BadInputException | MalformedProgramException e) {
            // What is said of a log or a capture helps nobody who meant to hand in a program.
            return Mark.none(item.name(), Mark.Status.UNREADABLE, Submission.isProgram(name) ? String.valueOf(e.getMessage()).replace(file.toString(), name) : name + NO_PROGRAM);
        }
    }

    /// Bare instructions are of the type that the exercise starts with, for they cannot say it.
    private static ProgramSet raw(Step.Exercise exercise, String name, Path file) throws BadInputException, MalformedProgramException {
        ProgramText start = exercise.start().program();
        Optional<Program> like = Opened.source(start.file(), start.text(), exercise.start().machine().platform()).assembly().programs().flatMap(set -> set.programs().stream().findFirst());
        return RawPrograms.of(name, RawPrograms.NAME, like.map(Program::section).orElse(""), like.map(Program::type).orElse(""), "GPL", FileContent.read(file).bytes(), List.of(),
                exercise.start().machine().host().order());
    }

    private static Mark judged(Assignment.Item item, Outcome outcome) {
        List<String> reasons = Stream.of(outcome.reasons().stream().map(Grader::words), outcome.diagnostics().stream().map(Grader::words),
                outcome.differences().stream().map(Difference::message)).flatMap(words -> words).filter(words -> !words.isBlank()).limit(MOST_REASONS).toList();
        return new Mark(item.name(), outcome.share(), switch (outcome.result()) {
            case PASSED -> Mark.Status.PASSED;
            case FAILED -> Mark.Status.FAILED;
            case UNREADABLE -> Mark.Status.UNREADABLE;
        }, reasons);
    }

    private static String words(Diagnostic diagnostic) {
        return "line " + diagnostic.span().line() + ": " + diagnostic.message();
    }

    private static String words(Reason reason) {
        return reason.text().plain() + reason.section().map(section -> " (" + section.label() + ")").orElse("");
    }

    private static Mark judged(Assignment.Item item, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Right _ -> new Mark(item.name(), 1, Mark.Status.PASSED, List.of());
            case Verdict.Wrong(Reason reason) -> Mark.none(item.name(), Mark.Status.FAILED, words(reason));
            case Verdict.Unreadable(String form) -> Mark.none(item.name(), Mark.Status.UNREADABLE, "an answer is " + form);
        };
    }

    /// A choice is named by its number, from 1, by its letter, or by its words.
    private static Mark choice(Assignment.Item item, Step.Quiz quiz, String answer) {
        List<Choice> choices = quiz.choices();
        List<Integer> meant = new ArrayList<>(IntStream.range(0, choices.size())
                .filter(i -> answer.equals(Integer.toString(i + 1)) || answer.equalsIgnoreCase(Character.toString((char) ('a' + i))) || answer.equalsIgnoreCase(choices.get(i).text().plain())).boxed().toList());
        return meant.size() == 1 ? judged(item, Verdict.of(quiz, meant.getFirst()))
                : Mark.none(item.name(), Mark.Status.UNREADABLE, "an answer is a number from 1 to " + choices.size());
    }
}
