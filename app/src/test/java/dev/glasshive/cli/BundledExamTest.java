package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.exam.ExamPaper;
import dev.glasshive.app.exam.ExamPlace;
import dev.glasshive.app.exam.ExamState;
import dev.glasshive.app.exam.ExamViewModel;
import dev.glasshive.app.exam.Given;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Exams that come with Glasshive can be taken in the window and graded from the command line.
class BundledExamTest {
    @TempDir
    private Path folder;

    static Stream<String> exams() {
        return LessonLibrary.bundled().lessons().stream().filter(lesson -> lesson.kind() == Lesson.Kind.EXAM).map(Lesson::id);
    }

    @ParameterizedTest
    @MethodSource("exams")
    void solutionsGetAllMarksAndWhatIsLeftOutNone(String id) throws IOException {
        Path handedIn = Files.createDirectory(folder.resolve("class"));
        for (String learner : List.of("all", "half")) {
            ExamViewModel model = new ExamViewModel(InstantSource.system(), ZoneOffset.UTC, Runnable::run, Runnable::run, notice -> { });
            model.offer(ExamPaper.read(ExamPlace.bundled(id), "en").orElseThrow(), learner);
            assertThat(model.mayBegin(learner)).isTrue();
            model.begin(learner);
            Lesson exam = ((ExamState.Running) model.state().get()).exam();
            for (int i = 0; i < exam.steps().size(); i++) {
                if (learner.equals("all") || i % 2 == 0) {
                    model.put(i, solution(exam.steps().get(i)));
                }
            }
            model.handIn(handedIn.resolve(model.fileName()));
        }
        Called called = Called.with("lesson", "grade", handedIn.toString(), "--lesson", id, "--json", "-o", folder.resolve("marks").toString(), "--jobs", "2", "--seconds", "60");
        assertThat(called.err()).isEmpty();
        JsonNode learners = Json.MAPPER.readTree(called.out()).path("learners");
        assertThat(learners.get(0).path("percent").doubleValue()).isEqualTo(100);
        List<Double> half = learners.get(1).path("marks").valueStream().map(mark -> mark.path("points").doubleValue()).toList();
        for (int i = 0; i < half.size(); i++) {
            assertThat(half.get(i)).as("%d", i).isEqualTo(i % 2 == 0 ? 1 : 0);
        }
    }

    private static Given solution(Step step) {
        return switch (step) {
            case Step.Exercise exercise -> new Given(Optional.empty(), List.of(), Optional.of(exercise.solution().text()));
            case Step.Predict predict -> new Given(Optional.of(predict.question().accepted().getFirst().toString()), List.of(), Optional.empty());
            case Step.Quiz _, Step.Read _, Step.Rejection _, Step.Fix _ -> Given.NOTHING;
        };
    }
}
