package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.LessonProblem;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the author of a lesson should mend, with its places.
final class ProblemsBox extends VBox {
    /// Nobody mends more at once.
    private static final int MOST = 30;

    ProblemsBox(Draft draft) {
        List<LessonProblem> problems = draft.problems();
        setId("lesson-problems");
        getStyleClass().addAll("card", "lesson-outcome", Kind.ERROR.styleClass());
        setAccessibleText(Text.of("lesson.problems", draft.id(), problems.size()));
        getChildren().add(line(Text.of("lesson.problems", draft.id(), problems.size()), "semibold", "word"));
        for (LessonProblem problem : problems.stream().limit(MOST).toList()) {
            VBox one = new VBox(line(place(problem), "muted", "small"), line(problem.message()));
            one.getStyleClass().add("lesson-problem");
            getChildren().add(one);
        }
        if (problems.size() > MOST) {
            getChildren().add(line(Text.of("lesson.problems.more", problems.size() - MOST), "muted", "small"));
        }
    }

    private static String place(LessonProblem problem) {
        return problem.line() == 0 ? problem.file() : Text.of("lesson.problems.place", problem.file(), problem.line(), problem.column());
    }

    private static Label line(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
