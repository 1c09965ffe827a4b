package dev.glasshive.tests.ui;

import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnerFolder;
import dev.glasshive.app.progress.LessonRecord;
import dev.glasshive.app.progress.StepRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A process that learns and learns: it writes one state after the other, each with a number everywhere in it, and says which are written.
public final class LearnerProcess {
    static final String ID = "ada";
    private static final int LESSONS = 62;
    private static final int STEPS = 8;

    private LearnerProcess() {}

    /// Starts here, with the folder to write to and the number to begin with.
    public static void main(String... arguments) throws IOException {
        LearnerFolder folder = new LearnerFolder(Path.of(arguments[0]));
        for (int number = Integer.parseInt(arguments[1]);; number++) {
            Learner next = state(number);
            folder.change(ID, before -> next);
            System.out.println(number);
            System.out.flush();
        }
    }

    /// A learner in the middle of everything, at the state `number`.
    static Learner state(int number) {
        StepRecord step = new StepRecord(Set.of(0), Optional.of(Integer.toString(number)), false, List.of(), number, List.of(), 0, false, Optional.of("; a program\n".repeat(20) + number));
        Map<Integer, StepRecord> steps = IntStream.range(0, STEPS).boxed().collect(Collectors.toMap(i -> i, i -> step));
        return new Learner(ID, "Ada", "lesson-0", IntStream.range(0, LESSONS).boxed().collect(Collectors.toMap(i -> "lesson-" + i, i -> new LessonRecord(number, false, steps))));
    }
}
