package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/// A learner takes whole lessons in the real window, with its buttons, fields and keys.
class TakingLessonsTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"first-program", "the-stack", "bit-masks"})
    void aLessonIsTakenFromItsFirstStepToItsEnd(String id) {
        begin(id);
        int steps = shown().lesson().steps().size();
        for (int i = 0; i < steps; i++) {
            LessonViewModel.Shown now = shown();
            assertThat(now.index()).isEqualTo(i);
            take(now.step());
            OpenWindow.waitUntil(() -> window.lessons().shown().get().orElseThrow().isComplete());
            if (i + 1 < steps) {
                assertThat(node("#next", Button.class).getStyleClass()).as("the way on is the loudest button").contains("accent");
                press("#next");
            }
        }
        assertThat(OpenWindow.onFx(() -> window.progress().current().get().lesson(id).finished())).isTrue();
        assertThat(OpenWindow.onFx(() -> window.root().lookup(".lesson-outcome.kind-ok"))).as("the goal").isNotNull();
    }

    @Test
    void theMapLeadsToALessonAndBackToWhereOneStopped() {
        begin("branches");
        window.run("lessons.map");
        robot.write("stack").type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> !window.lessons().open().get().orElseThrow().id().equals("branches"));
        window.run("lessons.map");
        OpenWindow.onFx(() -> ((TextInputControl) window.root().lookup("#course-field")).setText("L12"));
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        OpenWindow.waitUntil(() -> window.lessons().open().get().orElseThrow().id().equals("branches"));
        assertThat(OpenWindow.onFx(() -> window.root().lookup("#course").isVisible())).isFalse();
    }

    @Test
    void whatALessonPointsToGlowsOnItsPane() {
        begin("the-stack");
        OpenWindow.onFx(() -> window.lessons().recall());
        window.settle();
        Node pointer = OpenWindow.onFx(() -> window.root().lookup(".lesson-step .pointer"));
        OpenWindow.onFx(pointer::requestFocus);
        robot.type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> window.root().lookup("#pointer-glow").isVisible());
    }

    /// Opens a lesson past the question about a text that is not saved.
    private static void begin(String id) {
        OpenWindow.onFx(() -> {
            window.lessons().close();
            window.workspace().openText("", "");
        });
        window.settle();
        OpenWindow.onFx(() -> window.lessons().open(id));
        window.settle();
    }

    private void take(Step step) {
        switch (step) {
            case Step.Read _, Step.Rejection _, Step.Fix _ -> { /* There is nothing but tasks. */ }
            case Step.Predict predict -> answer(predict.question());
            case Step.Quiz quiz -> {
                int right = IntStream.range(0, quiz.choices().size()).filter(i -> quiz.choices().get(i).worth() == Choice.Worth.RIGHT).findFirst().orElseThrow();
                OpenWindow.onFx(node("#choice-" + right, RadioButton.class)::fire);
            }
            case Step.Exercise exercise -> work(exercise);
        }
        if (!(step instanceof Step.Exercise) && !step.tasks().isEmpty()) {
            window.settle();
            OpenWindow.onFx(() -> window.assembly().area().requestFocus());
            robot.type(KeyCode.F10);
            window.settle();
            OpenWindow.onFx(() -> window.workspace().goTo(Integer.MAX_VALUE));
            window.settle();
        }
    }

    private void answer(Question question) {
        String right = question.accepted().getFirst().toString();
        if (question.bits().isPresent()) {
            Data.Numeral number = (Data.Numeral) question.accepted().getFirst();
            for (int bit = 0; bit < question.bits().get().width(); bit++) {
                ToggleButton button = node("#bit-" + bit, ToggleButton.class);
                boolean wanted = (number.value() >>> bit & 1) == 1;
                if (OpenWindow.onFx(button::isSelected) != wanted) {
                    OpenWindow.onFx(button::fire);
                }
            }
            press("#answer");
        } else if (question.choices().isEmpty()) {
            OpenWindow.onFx(() -> window.root().lookup("#prediction").requestFocus());
            robot.write(right, 0).type(KeyCode.ENTER);
        } else {
            press("#choose-" + right.replace(' ', '-').toLowerCase(Locale.ROOT));
        }
    }

    private void work(Step.Exercise exercise) {
        String solution = exercise.solution().text();
        switch (exercise.work()) {
            case Work.Typed() -> OpenWindow.onFx(() -> window.assembly().area().replaceText(solution));
            case Work.Blanks blanks -> {
                List<String> words = blanks.partsOf(solution);
                for (int i = 0; i < words.size(); i++) {
                    String word = words.get(i);
                    Node gap = node("#gap-" + i, Node.class);
                    OpenWindow.onFx(gap::requestFocus);
                    robot.write(word, 0);
                }
            }
            case Work.Order order -> OpenWindow.onFx(() -> window.lessons().make(order.partsOf(solution)));
        }
        OpenWindow.waitUntil(() -> window.workspace().session().get().document().text().strip().equals(window.assembly().text().strip()));
        window.settle();
        press("#check");
        OpenWindow.waitUntil(() -> window.lessons().shown().get().orElseThrow().progress().trial().isPassed());
    }

    private static LessonViewModel.Shown shown() {
        return OpenWindow.onFx(() -> window.lessons().shown().get().orElseThrow());
    }

    private static <T> T node(String id, Class<T> type) {
        return OpenWindow.onFx(() -> type.cast(window.root().lookup(id)));
    }

    private static void press(String id) {
        Button button = node(id, Button.class);
        assertThat(OpenWindow.onFx(button::isDisabled)).as(id).isFalse();
        OpenWindow.onFx(button::fire);
        window.settle();
    }
}
