package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.TaskRow;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of a lesson. It is built once and then follows the learner's progress in place, so that nothing jumps and the focus stays.
final class StepView extends VBox {
    private final List<Task> tasks;
    private final List<TaskRow> rows = new ArrayList<>();
    private final VBox list = new VBox();
    private final Consumer<LessonViewModel.Shown> work;
    private final Node asked;

    /// @param silent whether nothing is told of what is right
    StepView(Step step, LessonViewModel model, LessonProse prose, boolean silent) {
        this.tasks = step.tasks();
        getStyleClass().add("lesson-step");
        Label title = new Label(step.title());
        title.getStyleClass().addAll("semibold", "lesson-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, prose.of(step.prose()));
        list.getStyleClass().add("lesson-tasks");
        for (Task task : tasks) {
            TaskRow row = new TaskRow("");
            prose.show(row.words(), task.text());
            rows.add(row);
        }
        list.getChildren().addAll(rows);
        switch (step) {
            case Step.Read read -> {
                work = shown -> { };
                asked = list;
                getChildren().add(list);
                read.setup().ifPresent(setup -> getChildren().add(again(model)));
            }
            case Step.Rejection rejection -> {
                work = shown -> { };
                asked = list;
                getChildren().addAll(ClaimBox.of(rejection), list, again(model));
            }
            case Step.Fix fix -> {
                work = shown -> { };
                asked = list;
                getChildren().addAll(ClaimBox.of(fix, prose), list, again(model));
            }
            case Step.Predict predict -> {
                PredictionBox box = new PredictionBox(predict.question(), model, prose, silent);
                work = shown -> box.show(shown.progress().bet(), shown.manner() != Manner.LOOK);
                asked = box;
                getChildren().addAll(box, list, again(model));
            }
            case Step.Exercise exercise -> {
                ExerciseBox box = new ExerciseBox(exercise, model, prose);
                work = box::show;
                asked = box;
                getChildren().addAll(list, box);
            }
            case Step.Quiz quiz -> {
                QuizBox box = new QuizBox(quiz, model, prose);
                work = box::show;
                asked = box;
                getChildren().addAll(list, box);
            }
        }
    }

    void show(LessonViewModel.Shown shown) {
        StepProgress progress = shown.progress();
        list.setVisible(shown.showsTasks());
        list.setManaged(shown.showsTasks() && !rows.isEmpty());
        for (int i = 0; i < rows.size(); i++) {
            boolean done = !shown.isSilent() && progress.done().contains(i);
            rows.get(i).doneProperty().set(done);
            rows.get(i).setAccessibleText(shown.isSilent() ? tasks.get(i).text().plain() : Text.of(done ? "lesson.task.done" : "lesson.task.open", tasks.get(i).text().plain()));
        }
        work.accept(shown);
    }

    /// Where the learner does what the step asks for.
    Node asked() {
        return asked;
    }

    /// What is said to the learner's answer, once something is.
    Optional<Node> answer() {
        return Stream.of(".lesson-feedback", ".lesson-outcome").map(this::lookup).filter(Objects::nonNull).filter(Node::isVisible).findFirst();
    }

    /// The way back for who has stepped too far, or opened something else.
    private static HBox again(LessonViewModel model) {
        Button again = new Button(Text.of("lesson.again"));
        Icons.put(again, Feather.ROTATE_CCW);
        again.setId("again");
        again.getStyleClass().addAll("flat", "small");
        again.setOnAction(event -> model.reset());
        HBox row = new HBox(again);
        row.getStyleClass().add("lesson-again");
        return row;
    }
}
