package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The lesson pane in use, and pictures of it in `target/gallery`, to be looked at beside the design.
class LessonPaneTest {
    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);
    private final LessonViewModel model = new LessonViewModel(workspace, LessonLibrary.bundled().lessons(), Runnable::run, Runnable::run);

    @Test
    void aLearnerStepsPredictsChoosesAndWrites() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 1);
        onFx(() -> {
            model.openFirst();
            workspace.goTo(2);
        });
        press(view, "next");
        assertThat(button(view, "next").isDisabled()).isTrue();
        onFx(() -> {
            TextField field = (TextField) view.lookup("#prediction");
            field.setText("2");
            field.getOnAction().handle(null);
        });
        assertThat(view.lookup(".lesson-feedback").isVisible()).isTrue();
        press(view, "next");
        onFx(((RadioButton) view.lookup("#choice-1"))::fire);
        press(view, "next");
        assertThat(button(view, "next").isDisabled()).isTrue();
        onFx(() -> model.answer("rejected"));
        press(view, "next");
        press(view, "check");
        assertThat(view.lookup("#outcome").getAccessibleText()).startsWith("Not there yet").contains("XDP_DROP");
        onFx(() -> workspace.edit(((Step.Exercise) model.shown().get().orElseThrow().step()).solution().text()));
        press(view, "check");
        assertThat(view.lookup("#outcome").getAccessibleText()).startsWith("Passed");
        press(view, "lesson-close");
        assertThat(model.open().get()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pictures(Theme theme) throws TimeoutException, IOException {
        LessonView view = show(theme, 1);
        for (String id : new String[] {"first-program", "the-stack"}) {
            onFx(() -> model.open(id));
            LessonViewModel.Shown shown = now();
            for (int i = 0; i < shown.lesson().steps().size(); i++) {
                photograph(view, theme, id + "-" + (i + 1) + "a");
                onFx(this::tryWrong);
                photograph(view, theme, id + "-" + (i + 1) + "b");
                onFx(this::tryRight);
                photograph(view, theme, id + "-" + (i + 1) + "c");
                boolean last = now().isLast();
                onFx(() -> {
                    if (!last) {
                        model.next();
                    }
                });
            }
        }
        assertThat(now().isComplete()).isTrue();
    }

    @Test
    void atTwiceTheSizeNothingIsCutOff() throws TimeoutException, IOException {
        LessonView view = show(Theme.LIGHT, 2);
        onFx(() -> model.open("the-stack"));
        photograph(view, Theme.LIGHT, "large");
        Button next = button(view, "next");
        assertThat(next.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(view.getWidth());
        assertThat(next.getWidth()).isGreaterThanOrEqualTo(next.prefWidth(-1));
    }

    @Test
    void whatIsSaidToAnAnswerComesIntoSight() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 2);
        onFx(() -> model.open("the-stack"));
        onFx(this::tryRight);
        Node said = view.lookup(".lesson-feedback");
        Node pane = view.lookup(".scroll-pane");
        assertThat(said.isVisible()).isTrue();
        assertThat(inScene(said).getMaxY()).isLessThanOrEqualTo(inScene(pane).getMaxY());
        assertThat(inScene(said).getMinY()).isGreaterThanOrEqualTo(inScene(pane).getMinY());
    }

    @Test
    void whatKeepsFromGoingOnLeadsToWhereTheAnswerGoes() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 2);
        onFx(() -> model.open("the-stack"));
        Node pane = view.lookup(".scroll-pane");
        Node field = view.lookup("#prediction");
        Hyperlink gate = (Hyperlink) view.lookup("#lesson-gate");
        assertThat(gate.isVisible()).isTrue();
        assertThat(inScene(field).getMaxY()).as("below what is in sight").isGreaterThan(inScene(pane).getMaxY());
        onFx(gate::fire);
        assertThat(inScene(field).getMaxY()).isLessThanOrEqualTo(inScene(pane).getMaxY());
        assertThat(inScene(field).getMinY()).isGreaterThanOrEqualTo(inScene(pane).getMinY());
        onFx(this::tryRight);
        assertThat(gate.isVisible()).as("nothing keeps from going on").isFalse();
    }

    @Test
    void aQuestionThatIsCutComesIntoSightWholeWithItsTitle() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 1);
        onFx(() -> model.open("the-stack"));
        double whole = inScene(view.lookup(".lesson-prediction")).getMaxY() - inScene(view.lookup(".scroll-pane")).getMinY();
        double chrome = 718 - ((ScrollPane) view.lookup(".scroll-pane")).getViewportBounds().getHeight();
        onFx(() -> {
            model.open("first-program");
            view.getScene().getWindow().setHeight(chrome + whole - 12);
        });
        onFx(() -> model.open("the-stack"));
        Bounds pane = inScene(view.lookup(".scroll-pane"));
        assertThat(inScene(view.lookup(".lesson-prediction")).getMaxY()).isLessThanOrEqualTo(pane.getMaxY());
        assertThat(inScene(view.lookup(".lesson-title")).getMinY()).isGreaterThanOrEqualTo(pane.getMinY());
    }

    @Test
    void whatAGapHoldsStandsWholeBelowAFieldThatIsTooNarrowForIt() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 1);
        onFx(() -> view.getScene().getWindow().setWidth(150));
        onFx(() -> model.open(LessonReader.read(LessonSource.of("new", Skeleton.files(Lesson.Kind.LESSON, "new"))).lesson().orElseThrow(), 6));
        Label whole = (Label) view.lookup(".whole-gap");
        assertThat(whole.isVisible()).isFalse();
        onFx(() -> model.make(List.of("bpf_get_current_pid_tgid")));
        assertThat(whole.isVisible()).isTrue();
        assertThat(whole.getText()).isEqualTo("bpf_get_current_pid_tgid");
    }

    @Test
    void whatStandsBelowAQuestionComesIntoSightWithItWhereTheTitleCanStay() throws TimeoutException {
        LessonView view = show(Theme.LIGHT, 1);
        onFx(() -> model.open("the-stack"));
        double whole = inScene(view.lookup("#again")).getMaxY() - inScene(view.lookup(".scroll-pane")).getMinY();
        double chrome = 718 - ((ScrollPane) view.lookup(".scroll-pane")).getViewportBounds().getHeight();
        onFx(() -> {
            model.open("first-program");
            view.getScene().getWindow().setHeight(chrome + whole - 12);
        });
        onFx(() -> model.open("the-stack"));
        assertThat(inScene(view.lookup("#again")).getMaxY()).isLessThanOrEqualTo(inScene(view.lookup(".scroll-pane")).getMaxY());
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void tryWrong() {
        switch (now().step()) {
            case Step.Read _, Step.Rejection _, Step.Fix _ -> { }
            case Step.Predict predict -> model.answer(predict.question().wrong().getFirst().answer().toString());
            case Step.Exercise _ -> {
                model.hint();
                model.check();
            }
            case Step.Quiz _ -> model.choose(0);
        }
    }

    private void tryRight() {
        switch (now().step()) {
            case Step.Read _, Step.Rejection _, Step.Fix _ -> { }
            case Step.Predict predict -> model.answer(predict.question().accepted().getFirst().toString());
            case Step.Exercise exercise -> {
                workspace.edit(exercise.solution().text());
                model.check();
            }
            case Step.Quiz _ -> model.choose(1);
        }
        workspace.goTo(Integer.MAX_VALUE);
    }

    private LessonViewModel.Shown now() {
        return model.shown().get().orElseThrow();
    }

    private LessonView show(Theme theme, double scale) throws TimeoutException {
        // A stage that reaches beyond the edge of the headless screen cannot be drawn.
        double width = 318 * scale;
        double height = 718;
        Stage stage = FxToolkit.registerPrimaryStage();
        LessonView[] view = new LessonView[1];
        onFx(() -> {
            view[0] = new LessonView(model);
            stage.setScene(theme.scene(view[0], width, height, scale));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
        });
        return view[0];
    }

    private static Button button(LessonView view, String id) {
        return (Button) view.lookup("#" + id);
    }

    private static void press(LessonView view, String id) {
        onFx(button(view, id)::fire);
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void photograph(LessonView view, Theme theme, String name) throws IOException {
        WritableImage[] image = new WritableImage[1];
        onFx(() -> image[0] = view.getScene().snapshot(null));
        Path folder = Files.createDirectories(Path.of("target", "gallery"));
        ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png",
                folder.resolve("lesson-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png").toFile());
    }
}
