package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.MarkdownPane;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Work;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What helps with a program and judges it: hints, back to the start, and the check.
final class ExerciseBox extends VBox {
    private final Step.Exercise exercise;
    private final LessonProse prose;
    private final VBox hints = new VBox();
    private final Button hint = new Button();
    private final Button check = new Button();
    private final Button solution = new Button(Text.of("lesson.solution"));
    private final Consumer<List<String>> work;
    private final OutcomeBox outcome;
    private final Button reset = new Button(Text.of("lesson.reset"));

    ExerciseBox(Step.Exercise exercise, LessonViewModel model, LessonProse prose) {
        this.exercise = exercise;
        this.prose = prose;
        this.outcome = new OutcomeBox(prose);
        getStyleClass().add("lesson-exercise");
        hints.getStyleClass().add("hints");
        hint.setId("hint");
        hint.setOnAction(event -> model.hint());
        reset.setId("reset");
        reset.setOnAction(event -> model.reset());
        Icons.put(check, Feather.CHECK);
        check.setId("check");
        check.setOnAction(event -> model.check());
        FlowPane buttons = new FlowPane(check, hint, reset);
        buttons.getChildren().forEach(node -> node.getStyleClass().add("lesson-button"));
        buttons.getStyleClass().add("lesson-choices");
        for (Button button : new Button[] {hint, reset, check}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        solution.setId("solution");
        solution.getStyleClass().add("flat");
        solution.setOnAction(event -> model.showSolution());
        solution.setMinWidth(Region.USE_PREF_SIZE);
        work = switch (exercise.work()) {
            case Work.Typed() -> parts -> { };
            case Work.Blanks blanks -> {
                BlanksBox box = new BlanksBox(blanks, model);
                getChildren().add(box);
                yield box::show;
            }
            case Work.Order order -> {
                OrderBox box = new OrderBox(order, model);
                getChildren().add(box);
                yield box::show;
            }
        };
        getChildren().addAll(hints, buttons, outcome, solution);
    }

    void show(LessonViewModel.Shown shown) {
        work.accept(shown.parts());
        StepProgress progress = shown.progress();
        check.setVisible(!shown.isSilent());
        check.setManaged(!shown.isSilent());
        reset.setVisible(shown.manner() != Manner.LOOK);
        reset.setManaged(shown.manner() != Manner.LOOK);
        for (Node own : getChildren()) {
            if (own instanceof BlanksBox || own instanceof OrderBox) {
                own.setDisable(shown.manner() == Manner.LOOK);
            }
        }
        boolean offered = !shown.isSilent() && progress.mayBeShown(exercise);
        solution.setVisible(offered);
        solution.setManaged(offered);
        int all = exercise.hints().size();
        hint.setVisible(all > 0 && !shown.isSilent());
        hint.setManaged(all > 0 && !shown.isSilent());
        while (hints.getChildren().size() > progress.hints()) {
            hints.getChildren().removeLast();
        }
        while (hints.getChildren().size() < progress.hints() && !shown.isSilent()) {
            hints.getChildren().add(hint(hints.getChildren().size()));
        }
        hints.setManaged(progress.hints() > 0);
        hint.setText(Text.of("lesson.hint", Math.min(all, progress.hints() + 1), all));
        hint.setDisable(progress.hints() == all);
        boolean running = progress.trial() instanceof Trial.Running;
        check.setText(Text.of(running ? "lesson.checking" : "lesson.check"));
        check.setDisable(running);
        check.getStyleClass().remove("accent");
        // Once it passed, the way on is the loudest button.
        if (!progress.trial().isPassed()) {
            check.getStyleClass().add("accent");
        }
        if (!running) {
            outcome.show(progress.trial());
        }
    }

    private VBox hint(int index) {
        Label title = new Label(Text.of("lesson.hint", index + 1, exercise.hints().size()));
        title.getStyleClass().addAll("muted", "small");
        MarkdownPane words = prose.of(exercise.hints().get(index));
        VBox box = new VBox(title, words);
        box.getStyleClass().add("hint");
        return box;
    }
}
