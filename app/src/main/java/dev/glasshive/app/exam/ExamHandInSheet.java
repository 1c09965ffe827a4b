package dev.glasshive.app.exam;

import dev.glasshive.app.control.FittingScroll;
import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks whether an exam is done, and where its result goes; then says what became of it.
public final class ExamHandInSheet extends Sheet {
    private final ExamViewModel model;
    private final Supplier<Path> folder;
    private Function<Path, Optional<Path>> chooser = Optional::of;
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label open = new Label();
    private final Label problem = new Label();
    private final Label label = new Label(Text.of("exam.file"));
    private final TextField file = new TextField();
    private final HBox place;
    private final Button back;
    private final Button act = new Button();

    /// A sheet that opens when `model` asks whether this is all, and when an exam is handed in.
    ///
    /// @param folder where results go, unless the learner wants another place
    public ExamHandInSheet(ExamViewModel model, Supplier<Path> folder) {
        VBox box = new VBox();
        Button first = new Button();
        super(box, first);
        this.model = model;
        this.folder = folder;
        back = first;
        setId("exam-sheet");
        getStyleClass().add("exam-sheet");
        title.setId("exam-title");
        title.getStyleClass().addAll("semibold", "sheet-title");
        words.setId("exam-words");
        open.setId("exam-open");
        open.getStyleClass().add("medium");
        problem.setId("exam-problem");
        problem.getStyleClass().addAll("exam-problem", "medium");
        label.getStyleClass().add("medium");
        label.setLabelFor(file);
        for (Label one : List.of(title, words, open, problem, label)) {
            one.setWrapText(true);
            one.setMinHeight(Region.USE_PREF_SIZE);
            one.managedProperty().bind(one.visibleProperty());
        }
        file.setId("exam-file");
        file.setAccessibleText(Text.of("exam.file"));
        file.setOnAction(event -> act.fire());
        file.textProperty().subscribe(() -> problem.setVisible(false));
        HBox.setHgrow(file, Priority.ALWAYS);
        Button browse = new Button(Text.of("exam.browse"));
        browse.setId("exam-browse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> path().or(() -> Optional.of(offered())).flatMap(chooser).ifPresent(chosen -> file.setText(chosen.toString())));
        place = new HBox(file, browse);
        place.getStyleClass().add("exam-file");
        place.setMinHeight(Region.USE_PREF_SIZE);
        place.managedProperty().bind(place.visibleProperty());
        label.visibleProperty().bind(place.visibleProperty());
        back.setId("exam-back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> close());
        act.setId("exam-act");
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.managedProperty().bind(act.visibleProperty());
        act.getStyleClass().add("accent");
        act.setOnAction(event -> act());
        FlowPane buttons = new FlowPane(back, act);
        buttons.getStyleClass().add("exam-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        VBox told = new VBox(words, open, problem);
        told.getStyleClass().add("exam-facts");
        FittingScroll scroll = new FittingScroll(told, () -> 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box.getChildren().addAll(title, scroll, label, place, buttons);
        model.handingIn().subscribe(asked -> {
            if (asked) {
                ask();
            } else if (isVisible() && model.isRunning()) {
                super.close();
            }
        });
        model.state().subscribe((before, now) -> {
            if (now instanceof ExamState.HandedIn done && !(before instanceof ExamState.HandedIn old && old.trouble().equals(done.trouble()) && old.record().savedTo().equals(done.record().savedTo()))) {
                tell(done);
            } else if (!(now instanceof ExamState.HandedIn) && !(now instanceof ExamState.Running) && isVisible()) {
                super.close();
            }
        });
    }

    /// Sets what asks for another place, beginning with the one it is given.
    public void chooseWith(Function<Path, Optional<Path>> how) {
        chooser = how;
    }

    /// Shows again what became of the exam that was handed in.
    public void showResult() {
        if (model.state().get() instanceof ExamState.HandedIn done) {
            tell(done);
        }
    }

    private Path offered() {
        return folder.get().resolve(model.fileName());
    }

    private void ask() {
        ExamMarks marks = model.marks().get();
        title.setText(Text.of("exam.ask"));
        words.setText(Text.of("exam.ask.words", marks.answered(), marks.all()));
        open.setText(marks.open().isEmpty() ? "" : Text.of("exam.ask.open", marks.open().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        open.setVisible(!marks.open().isEmpty());
        back.setText(Text.of("exam.ask.back"));
        act.setText(Text.of("exam.ask.act"));
        askWhere(Optional.empty());
    }

    private void tell(ExamState.HandedIn done) {
        String hour = model.hour(done.record().seen());
        Optional<String> saved = done.record().savedTo();
        title.setText(Text.of(done.byClock() && saved.isEmpty() ? "exam.over" : saved.isPresent() ? "exam.done" : "exam.done.unsaved"));
        words.setText(saved.map(where -> Text.of("exam.done.words", hour, where)).orElseGet(() -> Text.of(done.byClock() ? "exam.over.words" : "exam.done.unsaved.words", hour)));
        open.setVisible(false);
        back.setText(Text.of(saved.isPresent() ? "exam.look" : "exam.later"));
        act.setText(Text.of(saved.isPresent() ? "exam.close" : "exam.save"));
        if (saved.isPresent()) {
            problem.setVisible(false);
            place.setVisible(false);
            act.setVisible(true);
            open();
        } else {
            askWhere(done.trouble());
        }
    }

    private void askWhere(Optional<String> trouble) {
        place.setVisible(true);
        // What was chosen stays while it is being saved, so that what goes wrong names what the field holds.
        if (trouble.isEmpty() && !isVisible()) {
            file.setText(offered().toString());
        }
        problem.setText(trouble.orElse(""));
        problem.setVisible(trouble.isPresent());
        act.setVisible(true);
        open();
        if (trouble.isPresent()) {
            file.requestFocus();
        }
    }

    private void act() {
        if (model.state().get() instanceof ExamState.HandedIn done && done.record().savedTo().isPresent()) {
            model.leave();
            return;
        }
        Optional<Path> where = path();
        // What is known to fail need not end the exam.
        Optional<String> objection = where.isEmpty() ? Optional.of(Text.of("exam.file.no-path")) : model.isRunning() ? model.objection(where.get()) : Optional.empty();
        if (objection.isPresent()) {
            problem.setText(objection.get());
            problem.setVisible(true);
        } else if (model.isRunning()) {
            model.handIn(where.orElseThrow());
        } else {
            model.save(where.orElseThrow());
        }
    }

    private Optional<Path> path() {
        try {
            return Optional.of(file.getText().strip()).filter(text -> !text.isEmpty()).map(text -> folder.get().resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Goes back to the exam, or to what was handed in.
    @Override
    public void close() {
        super.close();
        model.goOn();
    }
}
