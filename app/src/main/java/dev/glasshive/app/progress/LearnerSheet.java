package dev.glasshive.app.progress;

import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for a learner's name, or whether something is really to be forgotten.
public final class LearnerSheet extends Sheet {
    private final ProgressViewModel model;
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label problem = new Label();
    private final TextField name = new TextField();
    private final Button act = new Button();
    private Consumer<String> action = text -> { };

    /// A sheet that changes `model`.
    public LearnerSheet(ProgressViewModel model) {
        VBox box = new VBox();
        Button cancel = new Button(Text.of("progress.cancel"));
        super(box, cancel);
        this.model = model;
        setId("learner-sheet");
        getStyleClass().add("learner-sheet");
        title.getStyleClass().addAll("semibold", "sheet-title");
        title.setWrapText(true);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        problem.getStyleClass().add("small");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        name.setId("learner-name");
        name.setAccessibleText(Text.of("progress.name"));
        name.setPromptText(Text.of("progress.name"));
        name.managedProperty().bind(name.visibleProperty());
        name.textProperty().subscribe(text -> look());
        name.setOnAction(event -> act.fire());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close());
        act.setId("learner-act");
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.getStyleClass().add("accent");
        act.setOnAction(event -> {
            close();
            action.accept(name.getText());
        });
        HBox buttons = new HBox(cancel, act);
        buttons.getStyleClass().add("learner-buttons");
        box.getChildren().addAll(title, words, name, problem, buttons);
    }

    /// Asks for the name of a new learner.
    public void add() {
        askName(Text.of("progress.add"), Text.of("progress.add.words"), "", Text.of("progress.add.act"), model::add);
    }

    /// Asks how the one who learns now is to be called.
    public void rename() {
        askName(Text.of("progress.rename"), Text.of("progress.rename.words"), model.current().get().name(), Text.of("progress.rename.act"), model::rename);
    }

    /// Asks whether the one who learns now is to be forgotten.
    public void remove() {
        String who = model.current().get().name();
        ask(Text.of("progress.remove.title", who), Text.of("progress.remove.words"), Text.of("progress.remove.act"), model::remove);
    }

    /// Asks whether what was learned in a lesson is to be forgotten.
    public void reset(String id, String lesson) {
        ask(Text.of("progress.reset.title", lesson), Text.of("progress.reset.words"), Text.of("progress.reset.act"), () -> model.reset(id, lesson));
    }

    /// Asks whether everything that was learned is to be forgotten.
    public void resetAll() {
        ask(Text.of("progress.reset-all.title", model.current().get().name()), Text.of("progress.reset-all.words", model.current().get().lessons().size()), Text.of("progress.reset-all.act"), model::resetAll);
    }

    private void askName(String question, String explanation, String text, String button, Consumer<String> then) {
        action = then;
        name.setVisible(true);
        name.setText(text);
        fill(question, explanation, button);
        look();
        open();
        name.requestFocus();
        name.selectAll();
    }

    private void ask(String question, String explanation, String button, Runnable then) {
        action = text -> then.run();
        name.setVisible(false);
        fill(question, explanation, button);
        act.setDisable(false);
        problem.setVisible(false);
        open();
    }

    private void fill(String question, String explanation, String button) {
        title.setText(question);
        words.setText(explanation);
        act.setText(button);
    }

    private void look() {
        String text = name.getText().strip();
        boolean same = text.equals(model.current().get().name());
        boolean taken = !text.isEmpty() && !model.isFree(text) && !same;
        act.setDisable(!model.isFree(text));
        problem.setVisible(taken);
        problem.setText(text.length() > Learner.LONGEST_NAME ? Text.of("progress.name.long", Learner.LONGEST_NAME) : Text.of("progress.name.taken"));
    }
}
