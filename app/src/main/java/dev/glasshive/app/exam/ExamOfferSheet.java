package dev.glasshive.app.exam;

import dev.glasshive.app.control.FittingScroll;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Sheet;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.LearnerName;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a learner should know before an exam begins, and the name under which it is taken.
public final class ExamOfferSheet extends Sheet {
    private final ExamViewModel model;
    private final Label title = new Label();
    private final VBox facts = new VBox();
    private final TextField name;
    private final Label known = new Label();
    private final Button begin = new Button();
    private final Button look = new Button(Text.of("exam.look"));
    private final Button practise = new Button(Text.of("exam.practise"));

    /// A sheet that opens when `model` offers an exam.
    public ExamOfferSheet(ExamViewModel model) {
        VBox box = new VBox();
        TextField field = new TextField();
        super(box, field);
        this.model = model;
        name = field;
        setId("exam-offer");
        getStyleClass().add("exam-sheet");
        title.getStyleClass().addAll("semibold", "sheet-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("exam-facts");
        FittingScroll scroll = new FittingScroll(facts, () -> 0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label label = new Label(Text.of("exam.name"));
        label.setWrapText(true);
        label.setLabelFor(name);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("medium");
        name.setId("exam-name");
        name.setAccessibleText(Text.of("exam.name"));
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.textProperty().subscribe(this::look);
        name.setOnAction(event -> begin.fire());
        known.setId("exam-known");
        known.getStyleClass().addAll("muted", "small");
        known.setWrapText(true);
        known.setMinHeight(Region.USE_PREF_SIZE);
        known.managedProperty().bind(known.visibleProperty());
        Button cancel = new Button(Text.of("exam.cancel"));
        cancel.setOnAction(event -> close());
        practise.setId("exam-practise");
        practise.setOnAction(event -> {
            setVisible(false);
            model.practise();
        });
        look.setId("exam-look");
        look.setOnAction(event -> {
            setVisible(false);
            model.lookBack(name.getText());
        });
        begin.setId("exam-begin");
        begin.getStyleClass().add("accent");
        begin.setOnAction(event -> {
            setVisible(false);
            model.begin(name.getText());
        });
        FlowPane buttons = new FlowPane(practise, cancel, look, begin);
        for (Button button : List.of(practise, cancel, look, begin)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        buttons.getStyleClass().add("exam-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().addAll(title, scroll, label, name, known, buttons);
        model.state().subscribe(state -> {
            if (state instanceof ExamState.Offered offered) {
                show(offered);
            } else if (isVisible()) {
                super.close();
            }
        });
    }

    private void show(ExamState.Offered offered) {
        ExamPaper paper = offered.paper();
        title.setText(Text.of("exam.offer", paper.exam().title()));
        int questions = ExamMarks.questions(paper.exam());
        facts.getChildren().setAll(fact(Feather.CLOCK, Text.of("exam.fact.time", questions, paper.exam().minutes())),
                fact(Feather.EYE_OFF, Text.of("exam.fact.silent")),
                fact(Feather.EDIT_2, Text.of("exam.fact.answers")),
                fact(Feather.POWER, Text.of("exam.fact.closing")),
                fact(Feather.LOCK, paper.key().map(key -> Text.of("exam.fact.sealed", key.id())).orElseGet(() -> Text.of("exam.fact.unsealed"))));
        if (paper.variants() > 1) {
            facts.getChildren().add(2, fact(Feather.HASH, Text.of("exam.fact.variants", paper.variants())));
        }
        practise.setVisible(paper.key().isEmpty());
        name.setText(offered.name());
        look();
        open();
        name.selectAll();
    }

    private static Label fact(Feather icon, String words) {
        Label fact = new Label(words);
        Icons.put(fact, icon);
        fact.getStyleClass().add("exam-fact");
        fact.setWrapText(true);
        fact.setMinHeight(Region.USE_PREF_SIZE);
        return fact;
    }

    private void look() {
        String text = name.getText();
        Optional<ExamRecord> before = model.before(text);
        boolean done = before.filter(ExamRecord::isHandedIn).isPresent();
        begin.setDisable(!model.mayBegin(text));
        begin.setText(Text.of(before.isPresent() && !done ? "exam.continue" : "exam.begin"));
        look.setVisible(done);
        boolean tooLong = LearnerName.isTooLong(text);
        known.setVisible(before.isPresent() || tooLong);
        known.setText(tooLong ? Text.of("exam.name.long", LearnerName.LONGEST)
                : before.map(record -> Text.of(done ? "exam.known.done" : "exam.known.begun", record.learner(), model.hour(done ? record.seen() : record.started()))).orElse(""));
    }

    /// Puts the offer away.
    @Override
    public void close() {
        super.close();
        if (model.state().get() instanceof ExamState.Offered) {
            model.leave();
        }
    }
}
