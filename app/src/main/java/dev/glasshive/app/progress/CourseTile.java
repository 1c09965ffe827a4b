package dev.glasshive.app.progress;

import dev.glasshive.app.control.ButtonBox;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A lesson on the map: number and title, what it is about, how long, how far.
final class CourseTile extends ButtonBox {
    CourseTile(CourseViewModel.Entry entry, Runnable action) {
        super(action);
        var lesson = entry.lesson();
        getStyleClass().add("course-tile");
        setId("course-" + lesson.id());
        Label number = new Label(lesson.number());
        number.getStyleClass().addAll("code", "muted", "number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        Label title = new Label(lesson.title());
        title.getStyleClass().add("medium");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(number, title);
        head.getStyleClass().add("head");
        Label sections = new Label(entry.sections());
        sections.getStyleClass().addAll("muted", "small");
        sections.setMinWidth(0);
        Label minutes = new Label(Text.of("course.minutes", lesson.minutes()));
        minutes.getStyleClass().addAll("muted", "small");
        minutes.setMinWidth(Region.USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label state = new Label(words(entry.standing()));
        state.getStyleClass().add("small");
        state.setMinWidth(Region.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setFocusTraversable(false);
        switch (entry.standing()) {
            case Standing.Fresh() -> {
                state.getStyleClass().add("muted");
                bar.setProgress(0);
            }
            case Standing.Begun(int step, int steps) -> bar.setProgress((step - 0.5) / steps);
            case Standing.Done() -> {
                getStyleClass().add("done");
                Icons.put(state, Feather.CHECK);
                state.getStyleClass().addAll(Kind.OK.styleClass(), "kind-text");
                bar.setProgress(1);
            }
        }
        HBox foot = new HBox(minutes, spring, state);
        foot.getStyleClass().add("foot");
        if (entry.isNext()) {
            getStyleClass().add("recommended");
            Label next = new Label(Text.of("course.next"));
            next.getStyleClass().addAll("small", "semibold", "next");
            next.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(next);
        }
        getChildren().addAll(head, sections, foot, bar);
        setAccessibleText(Text.of(entry.isNext() ? "course.entry.next" : "course.entry", lesson.number(), lesson.title(), entry.sections(), lesson.minutes(), words(entry.standing())));
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case Standing.Fresh() -> Text.of("course.fresh");
            case Standing.Begun(int step, int steps) -> Text.of("course.begun", step, steps);
            case Standing.Done() -> Text.of("course.done");
        };
    }
}
