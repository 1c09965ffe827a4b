package dev.glasshive.app.exam;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands above the steps of an exam: the clock, how much is answered, the way to each step, and the way out.
public final class ExamBar extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass ANSWERED = PseudoClass.getPseudoClass("answered");
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final ExamViewModel model;
    private final Label clock = new Label();
    private final Label answered = new Label();
    private final Label told = new Label();
    private final FlowPane strip = new FlowPane();
    private final List<Button> steps = new ArrayList<>();
    private final Button handIn = new Button(Text.of("exam.hand-in"));

    /// A bar that follows `model`, and is not there while no exam is.
    ///
    /// @param showResult shows what became of the result of an exam that was handed in
    public ExamBar(ExamViewModel model, Runnable showResult) {
        this.model = model;
        setId("exam-bar");
        getStyleClass().add("exam-bar");
        clock.setId("exam-clock");
        clock.getStyleClass().addAll("medium", "exam-clock");
        clock.setWrapText(true);
        clock.setMinHeight(Region.USE_PREF_SIZE);
        clock.setMaxWidth(Double.MAX_VALUE);
        Icons.put(clock, Feather.CLOCK);
        handIn.setId("exam-hand-in");
        handIn.setMinWidth(Region.USE_PREF_SIZE);
        handIn.setOnAction(event -> {
            if (model.isRunning()) {
                model.askToHandIn();
            } else {
                showResult.run();
            }
        });
        answered.setId("exam-answered");
        answered.setMaxWidth(Double.MAX_VALUE);
        answered.setWrapText(true);
        answered.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(answered, Priority.ALWAYS);
        HBox foot = new HBox(answered, handIn);
        foot.getStyleClass().add("exam-foot");
        told.setId("exam-told");
        told.getStyleClass().addAll("muted", "small");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        strip.setId("exam-strip");
        strip.getStyleClass().add("exam-strip");
        strip.setAccessibleRole(AccessibleRole.TOOL_BAR);
        getChildren().addAll(clock, strip, foot, told);
        setMinHeight(Region.USE_PREF_SIZE);
        model.state().subscribe(this::show);
        model.clock().subscribe(this::show);
        model.marks().subscribe(this::show);
    }

    private void show(ExamState state) {
        boolean shown = state.kept().isPresent();
        setVisible(shown);
        setManaged(shown);
        boolean running = state instanceof ExamState.Running;
        handIn.setText(Text.of(running ? "exam.hand-in" : "exam.result"));
        told.setText(running ? Text.of("exam.silent") : Text.of("exam.locked"));
        if (state instanceof ExamState.HandedIn done) {
            clock.setText(Text.of("exam.handed-in.at", model.hour(done.record().seen())));
            mark(Optional.empty());
        }
    }

    private void show(Optional<ExamClock> now) {
        now.ifPresent(face -> clock.setText(face.words()));
        mark(now.map(ExamClock::urgency));
    }

    private void mark(Optional<ExamClock.Urgency> urgency) {
        clock.pseudoClassStateChanged(SOON, urgency.filter(ExamClock.Urgency.SOON::equals).isPresent());
        boolean last = urgency.filter(ExamClock.Urgency.LAST::equals).isPresent();
        clock.pseudoClassStateChanged(LAST, last);
        Icons.put(clock, urgency.isEmpty() ? Feather.CHECK_CIRCLE : last ? Feather.ALERT_CIRCLE : Feather.CLOCK);
    }

    private void show(ExamMarks marks) {
        while (steps.size() > marks.steps().size()) {
            strip.getChildren().remove(steps.removeLast());
        }
        while (steps.size() < marks.steps().size()) {
            Button button = step(steps.size());
            steps.add(button);
            strip.getChildren().add(button);
        }
        marks.steps().forEach(mark -> show(mark, steps.get(mark.number() - 1)));
        answered.setText(Text.of("exam.answered", marks.answered(), marks.all()));
    }

    private Button step(int index) {
        Button button = new Button(Integer.toString(index + 1));
        button.setId("exam-step-" + (index + 1));
        button.getStyleClass().add("exam-step");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip());
        button.setOnAction(event -> model.goTo(index));
        return button;
    }

    private static void show(ExamMarks.Mark mark, Button button) {
        button.pseudoClassStateChanged(CURRENT, mark.current());
        button.pseudoClassStateChanged(ANSWERED, mark.answered());
        // An icon for each state, for colour alone tells nobody anything.
        Icons.put(button, mark.answered() ? Feather.CHECK : mark.asks() ? Feather.CIRCLE : Feather.BOOK_OPEN);
        String words = Text.of(!mark.asks() ? "exam.step.read" : mark.answered() ? "exam.step.answered" : "exam.step.open", mark.number(), mark.title());
        button.setAccessibleText(mark.current() ? Text.of("exam.step.current", words) : words);
        button.getTooltip().setText(words);
    }
}
