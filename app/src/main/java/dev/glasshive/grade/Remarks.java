package dev.glasshive.grade;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.open.BadInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What whoever grades should know of a submission: of results of exams, and of what was handed in twice. It takes no points: whether a broken seal is a fault or a fraud is for people to say.
final class Remarks {
    private Remarks() {}

    static List<String> on(Submission submission, Namesakes namesakes, Assignment assignment) {
        Map<String, Assignment.Exam> exams = new LinkedHashMap<>();
        assignment.items().forEach(item -> item.exam().ifPresent(exam -> exams.put(item.lesson(), exam)));
        List<String> remarks = new ArrayList<>();
        Optional.of(namesakes.of(submission)).filter(words -> !words.isEmpty()).ifPresent(remarks::add);
        if (submission.refusal().isPresent()) {
            return remarks;
        }
        exams.forEach((lesson, exam) -> {
            try {
                Results results = submission.results(lesson);
                if (!results.remark().isEmpty()) {
                    remarks.add(lesson + ": " + results.remark());
                }
                results.taken().ifPresent(result -> look(result, exam, submission.learner(), remarks));
                if (results.taken().isEmpty() && exam.key().isPresent()) {
                    remarks.add(lesson + ": no result of the exam: not sealed, time unknown");
                }
            } catch (BadInputException e) {
                remarks.add(lesson + ": the result cannot be read: " + submission.shortened(e));
            }
        });
        assignment.items().stream().filter(Assignment.Item::isExercise).filter(item -> item.exam().isEmpty() || !hasResult(submission, item)).map(submission::rivals)
                .filter(words -> !words.isEmpty()).forEach(remarks::add);
        return remarks;
    }

    private static boolean hasResult(Submission submission, Assignment.Item item) {
        try {
            return submission.results(item.lesson()).taken().isPresent();
        } catch (BadInputException e) {
            // Nothing is taken from one that cannot be read.
            return true;
        }
    }

    private static void look(ExamResult result, Assignment.Exam exam, String name, List<String> remarks) {
        Optional<ExamKey> key = exam.key();
        if (key.isPresent() && result.seal().isEmpty()) {
            remarks.add(result.lesson() + ": not sealed");
        } else if (key.isPresent() && !result.isSealedWith(key.get())) {
            remarks.add(result.lesson() + ": the seal is broken: " + (result.key().equals(key.get().id()) ? "something was changed after it was handed in" : "it was made with another key"));
        }
        int variant = exam.variant(result.learner());
        if (variant != result.variant()) {
            remarks.add(result.lesson() + ": says that it is variant " + (result.variant() + 1L) + ", but " + result.learner() + " has variant " + (variant + 1) + ", by which it was judged");
        }
        if (!isOf(result.learner(), name)) {
            remarks.add(result.lesson() + ": handed in by " + result.learner());
        }
        if (result.knowsStart()) {
            time(result, exam.variants().getFirst().minutes(), remarks);
        }
        if (!result.resumed().isEmpty()) {
            remarks.add(result.lesson() + ": the window closed or its process was gone, and it went on at " + String.join(", ", result.resumed()));
        }
    }

    /// Whether `place`, the name of a file or folder, is that of `learner`; where two learners would have one, it is the whole name of the file.
    private static boolean isOf(String learner, String place) {
        String file = ExamResult.fileName(learner);
        return Stream.of(learner, file, file.substring(0, file.length() - ExamResult.ENDING.length())).anyMatch(name -> LearnerName.same(name, place));
    }

    private static void time(ExamResult result, int minutes, List<String> remarks) {
        try {
            Duration taken = result.taken();
            if (taken.isNegative() || taken.compareTo(Duration.ofMinutes(minutes)) > 0) {
                remarks.add(result.lesson() + ": took " + taken.toMinutes() + " min of " + minutes);
            }
        } catch (DateTimeException | ArithmeticException noTimes) {
            remarks.add(result.lesson() + ": its times are no times");
        }
    }
}
