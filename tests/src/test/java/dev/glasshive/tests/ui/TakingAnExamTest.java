package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.KeepingExams;
import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.exam.ExamState;
import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A learner takes an exam in the real window, by mouse and keyboard, and a teacher grades what was handed in.
class TakingAnExamTest {
    private static final String LEARNER = "Ada";
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private static OpenWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() {
        window = OpenWindow.show(folder.resolve("settings"), 1000, 900);
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    void anExamIsTakenSilentlyHandedInAndGraded() throws IOException, InterruptedException, BadInputException {
        Path exam = SampleExam.write(folder);
        Path handedIn = Files.createDirectory(folder.resolve("class"));
        try (KeepingExams kept = window.keepExams(folder.resolve("exams"))) {
            kept.offer(exam);
            OpenWindow.waitUntil(() -> window.root().lookup("#exam-offer").isVisible());
            Instant before = Instant.now();
            robot.write(LEARNER, 0).type(KeyCode.ENTER);
            OpenWindow.waitUntil(() -> kept.state() instanceof ExamState.Running);
            window.settle();
            takeInSilence();
            handIn(handedIn.resolve("Ada.exam.json"), kept);
            ExamResult result = ExamResult.read(handedIn.resolve("Ada.exam.json"));
            assertThat(result.isSealedWith(ExamKey.read(Files.readAllBytes(exam.resolve(ExamKey.FILE))).orElseThrow())).isTrue();
            assertThat(Duration.between(before, Instant.parse(result.started())).isNegative()).isFalse();
            assertThat(result.taken()).isPositive().isLessThan(Duration.ofMinutes(10));
            lookAround();
        }
        JsonNode row = grade(handedIn, exam).get(0);
        assertThat(row.path("learner").stringValue()).isEqualTo("Ada");
        assertThat(row.path("marks").valueStream().map(mark -> mark.path("points").doubleValue())).as(row.toString()).containsExactly(1.0, 0.0, 1.0);
        assertThat(row.path("remarks").size()).isZero();
        Path file = handedIn.resolve("Ada.exam.json");
        Files.writeString(file, Files.readString(file).replace("\"odd.2\" : \"2\"", "\"odd.2\" : \"1\""));
        row = grade(handedIn, exam).get(0);
        assertThat(row.path("marks").valueStream().map(mark -> mark.path("points").doubleValue())).as(row.toString()).containsExactly(1.0, 1.0, 1.0);
        assertThat(row.path("remarks").get(0).stringValue()).contains("the seal is broken: something was changed after it was handed in");
    }

    private void takeInSilence() {
        assertThat(shows("#check") || shows("#hint") || shows("#reveal") || shows("#lesson-close")).isFalse();
        assertThat(OpenWindow.onFx(() -> window.workspace().withheld().get())).as("what tells the answer stays hidden").isTrue();
        OpenWindow.onFx(() -> window.root().lookup("#prediction").requestFocus());
        robot.write("5", 0);
        assertThat(marks()).isEqualTo("1 of 3 answered");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(marks()).as("taken back").isEqualTo("0 of 3 answered");
        robot.write(Integer.toString(SampleExam.number(LEARNER) & 1), 0);
        assertThat(shows(".lesson-feedback")).isFalse();
        // By mouse and by keyboard.
        robot.clickOn("#exam-step-2");
        robot.clickOn("#choice-0");
        robot.clickOn("#choice-1");
        assertThat(marks()).isEqualTo("2 of 3 answered");
        assertThat(OpenWindow.onFx(() -> window.root().lookupAll("#exam-strip .exam-dot").size())).as("a dot says that there is an answer; a tick would say that it is right").isEqualTo(2);
        assertThat(OpenWindow.onFx(() -> window.root().lookupAll(".choice").stream().flatMap(node -> node.getPseudoClassStates().stream()).map(Object::toString).toList())).doesNotContain("right", "wrong");
        robot.press(KeyCode.ALT).type(KeyCode.PAGE_DOWN).release(KeyCode.ALT);
        OpenWindow.waitUntil(() -> window.lessons().shown().get().orElseThrow().index() == 2);
        window.settle();
        assertThat(OpenWindow.onFx(() -> window.workspace().withheld().get())).as("a program may run").isFalse();
        OpenWindow.onFx(() -> {
            window.assembly().area().requestFocus();
            window.assembly().area().replaceText(window.assembly().text().replace("100", Integer.toString(SampleExam.number(LEARNER))));
        });
        assertThat(marks()).as("at once, not when the editor pauses").isEqualTo("3 of 3 answered");
        window.run("lessons.check");
        window.run("lessons.hint");
        assertThat(shows(".lesson-outcome") || shows(".hint")).isFalse();
        window.run("lesson.the-stack");
        assertThat(OpenWindow.onFx(() -> window.lessons().open().get().orElseThrow().id())).as("nothing else is opened").isEqualTo(SampleExam.ID);
    }

    private void handIn(Path file, KeepingExams kept) {
        robot.clickOn("#exam-hand-in");
        OpenWindow.waitUntil(() -> window.root().lookup("#exam-sheet").isVisible());
        assertThat(words("#exam-words")).startsWith("You answered 3 of 3.");
        robot.type(KeyCode.ESCAPE);
        assertThat(kept.state()).isInstanceOf(ExamState.Running.class);
        window.run("exam.hand-in");
        OpenWindow.onFx(() -> {
            TextInputControl field = (TextInputControl) window.root().lookup("#exam-file");
            field.setText(folder.resolve("nowhere").resolve("Ada.exam.json").toString());
            field.requestFocus();
        });
        robot.type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> shows("#exam-problem"));
        assertThat(words("#exam-problem")).contains("Nothing is lost");
        assertThat(kept.state()).as("the exam goes on").isInstanceOf(ExamState.Running.class);
        OpenWindow.onFx(() -> ((TextInputControl) window.root().lookup("#exam-file")).setText(file.toString()));
        robot.type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> Files.exists(file) && kept.state() instanceof ExamState.HandedIn done && done.record().savedTo().isPresent());
        assertThat(words("#exam-title")).isEqualTo("Handed in");
    }

    private void lookAround() {
        robot.clickOn("#exam-back");
        robot.clickOn("#exam-step-1");
        window.settle();
        assertThat(OpenWindow.onFx(() -> ((TextInputControl) window.root().lookup("#prediction")).isEditable())).isFalse();
        OpenWindow.onFx(() -> window.lessons().answer("5"));
        robot.clickOn("#exam-step-3");
        window.settle();
        robot.clickOn("#exam-step-1");
        window.settle();
        assertThat(OpenWindow.onFx(() -> ((TextInputControl) window.root().lookup("#prediction")).getText())).isEqualTo(Integer.toString(SampleExam.number(LEARNER) & 1));
        robot.clickOn("#lesson-close");
        OpenWindow.waitUntil(() -> window.lessons().open().get().isEmpty() && !shows("#exam-bar"));
        assertThat(OpenWindow.onFx(() -> window.workspace().withheld().get() || window.workspace().silent().get())).isFalse();
    }

    private static JsonNode grade(Path handedIn, Path exam) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "dev.glasshive.cli.Glasshive", "lesson", "grade", handedIn.toString(), "--lesson", exam.toString(), "--json", "--jobs", "1", "-o", folder.resolve("marks").toString()))
                .redirectError(folder.resolve("errors.txt").toFile()).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return JsonMapper.shared().readTree(out).path("learners");
    }

    private static String marks() {
        return words("#exam-answered");
    }

    private static String words(String id) {
        return OpenWindow.onFx(() -> ((Labeled) window.root().lookup(id)).getText());
    }

    private static boolean shows(String id) {
        return OpenWindow.onFx(() -> window.root().lookupAll(id).stream().anyMatch(TakingAnExamTest::isSeen));
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return !(node instanceof Button button) || button.isManaged();
    }
}
