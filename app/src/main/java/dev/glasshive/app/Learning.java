package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.lesson.LessonView;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.progress.CourseView;
import dev.glasshive.app.progress.CourseViewModel;
import dev.glasshive.app.progress.LearnerSheet;
import dev.glasshive.app.progress.LearnersButton;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Lesson;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// Who learns, how far, and the map of the course: what the lesson pane, the welcome and the commands share of it.
final class Learning {
    private final LessonViewModel lessons;
    private final ProgressViewModel progress;
    private final CourseViewModel course;
    private final CourseView map;
    private final LearnerSheet sheet;
    private Consumer<Lesson> opener;

    /// Lets `lessons` remember for the one who learns, and adds the ways to the map and to the learners to `pane`.
    Learning(LessonViewModel lessons, LessonView pane, ProgressViewModel progress) {
        this.lessons = lessons;
        this.progress = progress;
        sheet = new LearnerSheet(progress);
        opener = lesson -> lessons.open(lesson.id());
        lessons.rememberIn(new LessonRecords(progress));
        progress.onTurned(lessons::recall);
        course = new CourseViewModel(progress, lesson -> opener.accept(lesson));
        course.offer(lessons.lessons());
        map = new CourseView(course);
        Button way = new Button();
        way.setId("lesson-map");
        Icons.put(way, Feather.MAP);
        way.setAccessibleText(Text.of("command.lessons.map"));
        way.setTooltip(new Tooltip(Text.of("command.lessons.map")));
        way.getStyleClass().addAll("flat", "button-icon");
        way.setOnAction(event -> map.open());
        pane.addToHead(List.of(way, learners()));
    }

    /// A button that shows who learns.
    LearnersButton learners() {
        return new LearnersButton(progress, sheet, () -> lessons.open().get());
    }

    ProgressViewModel progress() {
        return progress;
    }

    CourseViewModel course() {
        return course;
    }

    /// Lies over the window when it is open.
    CourseView map() {
        return map;
    }

    /// Lies over the window when it is open.
    LearnerSheet sheet() {
        return sheet;
    }

    /// Sets what opens a lesson of the map.
    void openWith(Consumer<Lesson> how) {
        opener = how;
    }

    void addTo(CommandRegistry registry) {
        BooleanBinding isOpen = Bindings.createBooleanBinding(() -> lessons.open().get().isPresent(), lessons.open());
        BooleanBinding canGoOn = Bindings.createBooleanBinding(() -> course.suggested().isPresent(), progress.current());
        BooleanBinding canTakeBack = Bindings.createBooleanBinding(() -> progress.undo().get().isPresent(), progress.undo());
        registry.add(
                Command.of(CommandGroup.LESSONS, "lessons.map", map::open).keys("Shortcut+K C"),
                Command.of(CommandGroup.LESSONS, "lessons.continue", () -> course.suggested().ifPresent(course::open)).when(canGoOn),
                Command.of(CommandGroup.LESSONS, "learner.choose", this::chooseNext).when(Bindings.createBooleanBinding(() -> progress.learners().get().size() > 1, progress.learners())),
                Command.of(CommandGroup.LESSONS, "learner.add", sheet::add),
                Command.of(CommandGroup.LESSONS, "learner.rename", sheet::rename),
                Command.of(CommandGroup.LESSONS, "learner.remove", sheet::remove),
                Command.of(CommandGroup.LESSONS, "learner.reset", () -> lessons.open().get().ifPresent(lesson -> sheet.reset(lesson.id(), lesson.title()))).when(isOpen),
                Command.of(CommandGroup.LESSONS, "learner.reset-all", sheet::resetAll),
                Command.of(CommandGroup.LESSONS, "learner.undo", progress::takeBack).when(canTakeBack));
    }

    private void chooseNext() {
        List<String> ids = progress.learners().get().stream().map(learner -> learner.id()).toList();
        progress.choose(ids.get((ids.indexOf(progress.current().get().id()) + 1) % ids.size()));
    }
}
