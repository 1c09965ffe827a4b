package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.exam.ExamBar;
import dev.glasshive.app.exam.ExamHandInSheet;
import dev.glasshive.app.exam.ExamOfferSheet;
import dev.glasshive.app.exam.ExamPlace;
import dev.glasshive.app.exam.ExamState;
import dev.glasshive.app.exam.ExamSteps;
import dev.glasshive.app.exam.ExamViewModel;
import dev.glasshive.app.exam.Sitting;
import dev.glasshive.app.lesson.LessonView;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.Lesson;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Exams in the window: the steps are shown in the lesson pane, the clock and the ways above them, and sheets ask before and after.
final class Examining {
    private final LessonViewModel lessons;
    private final EditorView editor;
    private final ProgressViewModel progress;
    private final ExamViewModel model;
    private final ExamAnswers answers;
    private final ExamOfferSheet offerSheet;
    private final ExamHandInSheet handInSheet;
    private final Timeline beat = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    private Function<Lesson, ExamPlace> places = lesson -> ExamPlace.bundled(lesson.id());
    private Consumer<Runnable> replace = Runnable::run;
    private Optional<Scene> scene = Optional.empty();
    private Subscription sight = Subscription.EMPTY;
    private boolean seen;

    Examining(Workspace workspace, LessonViewModel lessons, LessonView pane, EditorView editor, ProgressViewModel progress) {
        this.lessons = lessons;
        this.editor = editor;
        this.progress = progress;
        model = new ExamViewModel(InstantSource.system(), ZoneId.systemDefault(), task -> workspace.ask(() -> done(task), Runnable::run), Examining::soon, workspace::tell);
        offerSheet = new ExamOfferSheet(model);
        handInSheet = new ExamHandInSheet(model, Examining::usualFolder);
        handInSheet.chooseWith(this::choose);
        answers = new ExamAnswers(model);
        model.sitAt(new Seat());
        model.practiseWith(lesson -> replace.accept(() -> lessons.practise(List.of(lesson), lesson)));
        pane.putAbove(new ExamBar(model, handInSheet::showResult), new ExamSteps(model));
        lessons.giveExamsTo(lesson -> model.offer(places.apply(lesson), Text.language().tag(), name()));
        lessons.onLeaving(lesson -> model.tellBusy());
        // Another lesson was opened while one looked at what was handed in.
        lessons.shown().subscribe(shown -> {
            if (model.state().get() instanceof ExamState.HandedIn && shown.filter(LessonViewModel.Shown::isSilent).isEmpty()) {
                model.leave();
            }
        });
        // In an exam every letter counts at once, so that even a process that is killed loses none.
        editor.assembly().onChange(() -> lessons.takeTyped(editor.assembly().text()));
        beat.setCycleCount(Animation.INDEFINITE);
        model.state().subscribe(this::keepTime);
    }

    /// Looks at the clock while an exam goes on in a window that somebody sees. A clock that goes on would keep a window that is gone.
    private void keepTime() {
        if (model.isRunning() && seen) {
            beat.play();
        } else {
            beat.stop();
        }
    }

    /// The lesson pane as a place to take exams.
    private final class Seat implements Sitting {
        @Override
        public void show(Lesson exam, int step) {
            // What was typed just now belongs to the step before.
            editor.leave();
            lessons.sit(exam, step, answers);
        }

        @Override
        public void lock() {
            lessons.lock();
        }

        @Override
        public void gather() {
            lessons.takeTyped(editor.assembly().text());
        }

        @Override
        public void leave() {
            lessons.rise();
        }
    }

    /// Goes on with what `before` knew, which nobody uses any more.
    void goOnFrom(Examining before) {
        before.sight.unsubscribe();
        before.beat.stop();
        model.goOnFrom(before.model);
        lessons.answerInto(answers);
    }

    private void tick() {
        model.tick();
    }

    private static Runnable done(Runnable task) {
        task.run();
        return () -> { };
    }

    private static void soon(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// The name that is offered: the learner's, unless it is the one that everybody has at first.
    private String name() {
        String name = progress.current().get().name();
        return name.equals(Text.of("progress.first-learner")) ? "" : name;
    }

    private static Path usualFolder() {
        Path home = Path.of(System.getProperty("user.home", ""));
        Path documents = home.resolve("Documents");
        return Files.isDirectory(documents) ? documents : home;
    }

    ExamViewModel model() {
        return model;
    }

    /// Lie over the window when they are open.
    List<Sheet> sheets() {
        return List.of(offerSheet, handInSheet);
    }

    /// Sets what knows where lessons lie.
    void findWith(Function<Lesson, ExamPlace> finder) {
        places = finder;
    }

    /// Sets where questions about files are asked, and what asks before a text is lost.
    void askIn(Scene window, Consumer<Runnable> replacing) {
        scene = Optional.of(window);
        replace = replacing;
        sight.unsubscribe();
        sight = window.windowProperty().flatMap(Window::showingProperty).orElse(false).subscribe(showing -> {
            seen = showing;
            keepTime();
        });
    }

    void addTo(CommandRegistry registry) {
        BooleanBinding isOpen = Bindings.createBooleanBinding(() -> lessons.open().get().filter(lesson -> lesson.kind() == Lesson.Kind.EXAM).isPresent() && model.state().get() instanceof ExamState.None,
                lessons.open(), model.state());
        BooleanBinding running = Bindings.createBooleanBinding(model::isRunning, model.state());
        registry.add(
                Command.of(CommandGroup.LESSONS, "exam.take", () -> lessons.open().get().ifPresent(lesson -> model.offer(places.apply(lesson), Text.language().tag(), name()))).when(isOpen),
                Command.of(CommandGroup.LESSONS, "exam.zip", this::askForZip).when(running.not()),
                Command.of(CommandGroup.LESSONS, "exam.folder", this::askForFolder).when(running.not()),
                Command.of(CommandGroup.LESSONS, "exam.hand-in", model::askToHandIn).when(running));
    }

    /// Offers the exam in a folder or zip file.
    void offer(Path place) {
        replace.accept(() -> model.offer(ExamPlace.at(place), Text.language().tag(), name()));
    }

    private void askForZip() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("exam.zip.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("packs.zip.kind"), "*.zip"));
        scene.flatMap(window -> Optional.ofNullable(chooser.showOpenDialog(window.getWindow()))).map(File::toPath).ifPresent(this::offer);
    }

    private void askForFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Text.of("exam.folder.title"));
        scene.flatMap(window -> Optional.ofNullable(chooser.showDialog(window.getWindow()))).map(File::toPath).ifPresent(this::offer);
    }

    private Optional<Path> choose(Path from) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("exam.file"));
        chooser.setInitialFileName(String.valueOf(from.getFileName()));
        Optional.ofNullable(from.toAbsolutePath().getParent()).filter(Files::isDirectory).ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("exam.file.kind"), "*" + ExamResult.ENDING));
        return scene.flatMap(window -> Optional.ofNullable(chooser.showSaveDialog(window.getWindow()))).map(File::toPath)
                .map(file -> file.toString().endsWith(ExamResult.ENDING) ? file : file.resolveSibling(file.getFileName() + ExamResult.ENDING));
    }
}
