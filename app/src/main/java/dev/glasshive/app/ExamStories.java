package dev.glasshive.app;

import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.exam.ExamPaper;
import dev.glasshive.app.exam.ExamViewModel;
import dev.glasshive.exam.ExamKey;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;

/// Screens of an exam: before, during, and after it.
final class ExamStories {
    private static final Instant BEGIN = Instant.parse("2026-05-04T13:45:00Z");
    private static final String LEARNER = "Ada Bell";
    private static final int KEY_BYTES = 32;

    static final List<Story> ALL = List.of(
            new Story("exam-offer", "what a learner should know before an exam begins", (view, workspace) -> offer(view)),
            new Story("exam-question", "a question of an exam that is not answered", (view, workspace) -> begin(view)),
            new Story("exam-answered", "an answer that is kept, and nothing told of it", (view, workspace) -> {
                begin(view);
                answer(view);
            }),
            new Story("exam-choice", "a sentence chosen in an exam", (view, workspace) -> {
                begin(view);
                answer(view);
                model(view).goTo(10);
                view.lessons().choose(1);
            }),
            new Story("exam-exercise", "a program of an exam, which may run, with neither check nor hint", (view, workspace) -> {
                begin(view);
                answer(view);
                model(view).goTo(6);
            }),
            new Story("exam-last-minutes", "the last minutes of an exam", (view, workspace) -> {
                begin(view);
                answer(view);
                wait(view, Duration.ofMinutes(4).plusSeconds(20));
            }),
            new Story("exam-last-minute", "the last minute of an exam", (view, workspace) -> {
                begin(view);
                answer(view);
                wait(view, Duration.ofMinutes(7).plusSeconds(18));
            }),
            new Story("exam-hand-in", "whether this is all", (view, workspace) -> {
                begin(view);
                answer(view);
                model(view).askToHandIn();
            }),
            new Story("exam-over", "an exam that was handed in by its clock", (view, workspace) -> {
                begin(view);
                answer(view);
                wait(view, Duration.ofMinutes(8));
            }),
            new Story("exam-failure", "a result that could not be written", (view, workspace) -> {
                begin(view);
                answer(view);
                model(view).askToHandIn();
                Path nowhere = Path.of("/there is no such folder/Ada Bell.exam.json");
                view.exams().sheets().forEach(sheet -> {
                    if (sheet.lookup("#exam-file") instanceof TextField file) {
                        file.setText(nowhere.toString());
                    }
                });
                model(view).handIn(nowhere);
            }),
            new Story("exam-handed-in", "what was handed in, to be looked at", (view, workspace) -> {
                begin(view);
                answer(view);
                wait(view, Duration.ofMinutes(8));
                view.exams().sheets().forEach(Sheet::close);
            }));

    private ExamStories() {}

    private static ExamViewModel model(MainView view) {
        return view.exams().model();
    }

    private static void offer(MainView view) {
        view.exams().model().tellTimeBy(() -> BEGIN, ZoneOffset.UTC);
        Map<String, byte[]> files = new LinkedHashMap<>();
        Skeleton.files(Lesson.Kind.EXAM, "even").forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put(ExamKey.FILE, ("glasshive-exam-key-1 " + Base64.getEncoder().encodeToString(new byte[KEY_BYTES])).getBytes(StandardCharsets.UTF_8));
        model(view).offer(ExamPaper.of("/exams/even.zip", LessonSource.inMemory("even", files), "en").orElseThrow(), LEARNER);
    }

    private static void begin(MainView view) {
        offer(view);
        model(view).begin(LEARNER);
        model(view).goTo(1);
    }

    private static void answer(MainView view) {
        view.lessons().answer("0");
        model(view).goTo(2);
        view.lessons().answer("taken");
        model(view).goTo(3);
        view.lessons().answer("0x05");
        model(view).goTo(1);
    }

    private static void wait(MainView view, Duration time) {
        model(view).tellTimeBy(() -> BEGIN.plus(time), ZoneOffset.UTC);
        model(view).tick();
    }
}
