package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a learner can say now, once the last step of a lesson is complete.
final class GoalBox extends VBox {
    private final Label sentence = new Label();

    GoalBox() {
        getStyleClass().addAll("card", "lesson-outcome", Kind.OK.styleClass());
        Label title = new Label(Text.of("lesson.goal"));
        title.getStyleClass().addAll("semibold", "word");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, sentence);
    }

    void show(LessonViewModel.Shown shown) {
        boolean reached = shown.isLast() && shown.isComplete();
        sentence.setText(shown.lesson().goal());
        setVisible(reached);
        setManaged(reached);
    }
}
